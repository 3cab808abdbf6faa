"""The exceptions that reach a user, each shown as one clear line."""

from __future__ import annotations


class JicengError(Exception):
    """Base of every error that is the input's or the operator's, not the program's."""


class SeedError(JicengError):
    """A table under ``seeds/`` is missing or malformed; stops a run before any page is read."""


class SourceError(JicengError):
    """A source named on the command line cannot be used at all."""


class GateError(JicengError):
    """A check failed; nothing was published."""
