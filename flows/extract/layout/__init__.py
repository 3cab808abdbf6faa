"""Page -> PageLayout: headlines, columns, bylines, briefs, captions and furniture.

``articles`` is where to begin: lines (``rejoin``, ``blocks``) without the ``furniture`` become
``parts``, which their ``neighbours`` revise and ``assembly`` puts together into ``pieces``.
"""
