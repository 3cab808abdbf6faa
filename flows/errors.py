"""The exceptions that reach a user, each shown as one clear line."""

from __future__ import annotations


class JicengError(Exception):
    """Base of every error that is the input's or the operator's, not the program's."""


class SettingsError(JicengError):
    """An option or an environment variable has no usable value."""


class SeedError(JicengError):
    """A table under ``seeds/`` is missing or malformed; stops a run before any page is read."""


class CompiledError(JicengError):
    """The compiled modules are missing or were made from other sources."""


class ExecutorError(JicengError):
    """Workers could not be had, or were lost again and again."""


class OrchestrationError(JicengError):
    """Prefect could not be had, or ended a flow before its time."""


class NoServerError(OrchestrationError):
    """The Prefect server of this process did not start."""


class GateError(JicengError):
    """A check failed; nothing was published."""


class WarehouseError(JicengError):
    """The warehouse file is missing, in use by another run, or no warehouse."""
