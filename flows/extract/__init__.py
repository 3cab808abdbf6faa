"""Where things stand: surface strings with spans, never interpreted.

A page is read in this order, and each package knows only those before it:

1. ``layout``: the page's pieces, with their headlines, credits and datelines; ``articles`` begins.
2. ``places``, ``themes``, ``initiatives``: what an article's passages name.
3. ``quantities``: numbers with their units and what they are per; ``finder`` begins.
4. ``binding``: what each of them counts, when, and whether it was reached; ``subjects`` begins.

``metrics`` puts the last two together for one passage.
"""
