"""What things mean: surfaces mapped through the reference tables, the page never re-read.

Figures: ``metrics`` makes a stored figure of a mention, with ``units``, ``bounds`` and ``periods``;
``published`` dates the page. ``themes`` ranks the themes of an article. ``corrections`` puts right
what reviewers have found, with ``additions``. All else is ``places``.
"""
