"""Quantity -> what it counts, when, and whether it was reached, by the words around it.

``subjects`` is where to begin. It makes ``clauses`` of a sentence, and ``counted`` decides: by what
stands in ``front`` (``lead`` and the noun in front), the noun ``behind``, the verb alone
(``verbal``, of a ``deed``) or, where a clause names nothing (``nameless``), by what was ``heard``
or named before.
"""
