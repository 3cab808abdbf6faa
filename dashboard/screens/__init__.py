"""One module a page; each offers ``show()``, called by ``dashboard.app``.

Not named ``pages``: Streamlit runs the files of a folder of that name beside the app by themselves,
and a link into a server that has just started would open an empty page.
"""
