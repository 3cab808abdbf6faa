"""The commands of ``jiceng``, one module each. Light to import: heavy parts load when they run.

``sentences`` is what two of them share. A command module has ``add_arguments(parser)`` and ``run(arguments, settings) -> exit status``.
"""
