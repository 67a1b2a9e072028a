"""Passwords: what is asked of one, how it is kept, and how one is held against what is kept."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from detente.errors import UsageError

SHORTEST = 10
LONGEST = 200

_HASHER = PasswordHasher()
# A hash takes 64 MiB and a core for a moment: whoever sends many log-ins at once must not take the whole machine.
_AT_ONCE = BoundedSemaphore(2)


def made_up() -> str:
    """A password for somebody who is to choose their own."""
    return secrets.token_urlsafe(12)


def check_password(password: str, name: str) -> None:
    """Raises UsageError, saying what is asked, for a password that is too easily guessed or too long to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")
    if password.casefold() == name or len(set(password)) < 4:
        raise UsageError("this password is guessed at once")


def hashed(password: str) -> str:
    """A password as it is kept: an argon2id hash with its salt and parameters."""
    with _AT_ONCE:
        return _HASHER.hash(_plain(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; where none is kept it never is, and that takes as long to say."""
    against = _nobodys() if kept is None else kept
    if len(password) > LONGEST:
        password = ""
    with _AT_ONCE:
        try:
            _HASHER.verify(against, _plain(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_dated(kept: str) -> bool:
    """Whether a password was hashed with parameters that are no longer ours."""
    return _HASHER.check_needs_rehash(kept)


def _plain(password: str) -> str:
    # The same letters come in two forms: "é" as one character from one keyboard, as two from another.
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


# Made when the program starts to use passwords at all: made at the first unknown name, it would tell which that is.
_nobodys()
