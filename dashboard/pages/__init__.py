"""One module a page; each offers ``show()``, called by ``dashboard.app``."""
