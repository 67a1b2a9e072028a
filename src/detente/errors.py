"""What Detente raises: one base, and one class for each thing a caller may want to tell apart."""

from __future__ import annotations


class DetenteError(Exception):
    """The base of every error that Detente raises on purpose; its text is one line fit for a user."""


class InputError(DetenteError):
    """An input that cannot be read.

    ``source`` names the input as the user gave it; ``reason`` says in a few words why it cannot be read.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        # Errors cross process borders with --jobs; the default pickling would lose the two parts.
        return type(self), (self.source, self.reason)


class UsageError(DetenteError):
    """A request that makes no sense, such as an impossible date for ``published``."""
