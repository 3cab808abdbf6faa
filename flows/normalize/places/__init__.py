"""Names of places -> official divisions; the place of a page, of an article and of each figure.

``mentions`` is where to begin. It reads a page in this order:

1. ``home``: whose paper the page is.
2. ``article_places``: the marks of a passage in order, each a name above the township
   (``upper_places``), a local one (``local_places``, else ``unlisted_places``) or a word that
   points. ``ground`` holds what is in play meanwhile; ``bare_places`` finds names without their
   class word once that is known.
3. ``people``: who was met where, and where they are met again.
4. ``article_region``: the one place of the article, by how much of the text each one covers
   (``coverage``, on ``told_places``).
5. ``figure_place``: the place of each figure, asked at its ``point``: what it describes
   (``described``), who says it (``quoted``), or the mention that governs it (``governing``, but
   for those that are ``passed_over`` or ``elsewhere``), and for people where they come to
   (``guests``).

``place_use`` is what all of them ask: how a text uses a place that it names. ``listed_places`` and
``class_behind`` hold what stands between and behind names.
"""
