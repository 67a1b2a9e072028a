"""What goes wrong with a database, in one line that a user understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from detente.errors import InputError

# What SQLite says, and what that means to somebody who has one file.
_SQLITE = (
    ("file is not a database", "no SQLite database"),
    ("malformed", "damaged; a copy made before, or the recovery of the program sqlite3, may have what it held"),
    ("unable to open", "cannot be opened"),
    ("readonly", "read-only"),
    ("locked", "kept locked by another program"),
    ("disk is full", "no room left on the disk"),
    ("disk i/o", "cannot be read or written: an error of the disk"),
)


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Give what the database refuses as InputError with ``name``, that of the ledger, and a reason of a few words."""
    try:
        yield
    except DBAPIError as error:
        raise InputError(name, _reason(error.orig or error)) from error
    except sqlite3.Error as error:
        raise InputError(name, _reason(error)) from error


def _reason(error: BaseException) -> str:
    """Why a database refused, in a few words; for what has no words of ours the first line of its own."""
    said = str(error).strip()
    if isinstance(error, sqlite3.Error):
        return next((reason for sign, reason in _SQLITE if sign in said.lower()), said)
    return said.splitlines()[0] if said else type(error).__name__
