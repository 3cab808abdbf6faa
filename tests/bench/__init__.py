"""The benchmark: speed, memory and scale beside their bars. ``python -m tests.bench``."""
