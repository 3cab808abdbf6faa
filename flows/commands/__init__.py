"""The commands of ``jiceng``, one module each. Light to import: heavy parts load when they run.

A command module has ``add_arguments(parser)`` and ``run(arguments, settings) -> exit status``;
``sentences`` is what two of them share.
"""
