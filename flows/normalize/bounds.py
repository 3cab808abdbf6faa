"""What the words around a number allow it to be."""

from __future__ import annotations

from flows.records import Approx

ABOUT = 0.1
"""约 and 左右 allow a tenth on either side."""


def bounds(
    value: float, value_max: float | None, approx: Approx
) -> tuple[float | None, float | None]:
    """Lowest and highest value that the words allow; None where there is no bound.

    * exact: the value itself. A rounded number (3.7万人) is taken as printed.
    * over (余, 多, 以上, 超, 至少): from the value up, unbounded.
    * under (近, 不足, 不到, 不超过): up to the value, unbounded below.
    * about (约, 左右, 上下): a tenth on either side.
    * range: its two ends.
    """
    if approx == "over":
        return value, None
    if approx == "under":
        return None, value if value_max is None else value_max
    if approx == "about":
        low, high = value, value if value_max is None else value_max
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    if value_max is not None:
        return min(value, value_max), max(value, value_max)
    return value, value
