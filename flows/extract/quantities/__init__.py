"""Passage -> Quantities: numbers with their units, what they are per, and what is no figure.

``finder`` is where to begin: ``readings`` of each numeral with the ``measures`` behind it, less the
``non_metrics``, with ``pers``, ``approximations`` and what ``lists`` and ``compounds`` join.
"""
