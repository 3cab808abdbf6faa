"""What the pages draw: those that ``dashboard.main`` lists by address offer ``show()``, the others
hold parts of them.

Not named ``pages``: Streamlit runs the files of a folder of that name beside the app by themselves,
and a link into a server that has just started would open an empty page.
"""
