"""The whole reading of each seed page, kept as it was last looked through.

``python -m tests.golden`` shows what has changed since, and writes the files anew.
"""
