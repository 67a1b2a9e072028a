"""How the desk is run."""

from __future__ import annotations

from dataclasses import dataclass

# The names that this machine has for itself.
HOSTS = ("127.0.0.1", "localhost", "[::1]", "testserver")


@dataclass(frozen=True, slots=True)
class Settings:
    """``ledger`` is a path or URL. With ``users`` people log in; without, whoever reaches the desk may do all, so it
    answers to the ``hosts`` of this machine alone. ``secure`` says that people come over HTTPS: cookies then need it.
    ``largest`` is the most bytes of a request's body.
    """

    ledger: str = "detente.db"
    users: bool = False
    hosts: tuple[str, ...] = HOSTS
    secure: bool = False
    largest: int = 20_000_000
