"""Sessions: somebody is logged in, until they log out, change their password, or a day has passed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from detente.ledger.store.schema import sessions, users
from detente.ledger.store.store import Store
from detente.web.people.person import Person

HOURS = 24


def begin(store: Store, name: str) -> str:
    """Begin a session of a user; returns what their cookie holds, of which only a digest is kept."""
    secret, now = secrets.token_urlsafe(32), store.now()
    row = {"digest": digest(secret), "user": name, "began": now, "ends": later(now, timedelta(hours=HOURS))}
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.ends <= now))
        connection.execute(insert(sessions), [row])
    return secret


def person_of(store: Store, secret: str) -> Person | None:
    """The person whose session this is; None where it is none, or has ended."""
    wanted = select(users.c.name, users.c.role).join(sessions, sessions.c.user == users.c.name)
    wanted = wanted.where(sessions.c.digest == digest(secret), sessions.c.ends > store.now(), users.c.active)
    with store.reading() as connection:
        found = connection.execute(wanted).first()
    return Person(found.name, found.role) if found else None


def end(store: Store, secret: str) -> None:
    """End a session."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == digest(secret)))


def digest(secret: str) -> str:
    """What is kept of a secret of 256 random bits: it cannot be guessed, so it needs no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def later(moment: str, by: timedelta) -> str:
    """A UTC time some while after another."""
    return f"{datetime.fromisoformat(moment) + by:%Y-%m-%dT%H:%M:%SZ}"
