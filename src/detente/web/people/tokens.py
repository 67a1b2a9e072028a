"""Tokens: what a program shows in the place of a password, ``Authorization: Bearer detente_...``."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, or_, select

from detente.errors import UsageError
from detente.ledger.store.schema import tokens, users
from detente.ledger.store.store import Store
from detente.web.people.person import Person, Role, lesser, reaches
from detente.web.people.sessions import digest, later
from detente.web.people.users import User

MOST = 50
LONGEST_LABEL = 100

# Known by sight, and by the programs that look for secrets in what is published.
_START = "detente_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token without what it is: ``role`` is the most that it may do; ``ends`` is None where it does not end."""

    id: str
    label: str
    role: Role
    made: str
    ends: str | None


def make_token(store: Store, user: User, label: str, role: Role, days: int | None = None) -> str:
    """Make a token and return it: it cannot be shown again.

    Raises UsageError for a role above that of the user, a label that is none, and for more tokens than anybody needs.
    """
    label = " ".join(label.split())
    if not 0 < len(label) <= LONGEST_LABEL:
        raise UsageError(f"say what the token is for, in at most {LONGEST_LABEL} characters")
    if not reaches(user.role, role):
        raise UsageError(f"a token of {user.name} can have the role {user.role} or less, not {role}")
    if days is not None and not 1 <= days <= 3660:
        raise UsageError("a token ends after 1 to 3660 days, or never")
    if len(list_tokens(store, user.name)) >= MOST:
        raise UsageError(f"{user.name} has {MOST} tokens; revoke some first")
    secret, now = _START + secrets.token_urlsafe(32), store.now()
    row = {
        "id": secrets.token_hex(4),
        "digest": digest(secret),
        "user": user.name,
        "label": label,
        "role": role,
        "made": now,
        "ends": None if days is None else later(now, timedelta(days=days)),
    }
    with store.writing() as connection:
        connection.execute(insert(tokens), [row])
    return secret


def list_tokens(store: Store, name: str) -> list[Token]:
    """The tokens of a user, the latest first."""
    wanted = select(tokens.c.id, tokens.c.label, tokens.c.role, tokens.c.made, tokens.c.ends)
    wanted = wanted.where(tokens.c.user == name).order_by(tokens.c.made.desc(), tokens.c.id)
    with store.reading() as connection:
        return [Token(*row) for row in connection.execute(wanted)]


def person_of(store: Store, secret: str) -> Person | None:
    """The person whose token this is, with the lesser of both roles; None where it is none, or has ended."""
    wanted = select(users.c.name, users.c.role, tokens.c.role.label("most"))
    wanted = wanted.join(tokens, tokens.c.user == users.c.name)
    wanted = wanted.where(tokens.c.digest == digest(secret), users.c.active)
    wanted = wanted.where(or_(tokens.c.ends.is_(None), tokens.c.ends > store.now()))
    with store.reading() as connection:
        found = connection.execute(wanted).first()
    return Person(found.name, lesser(found.role, found.most), token=True) if found else None


def revoke_token(store: Store, name: str, id: str) -> None:
    """Revoke a token of a user; raises UsageError where they have none of that id."""
    with store.writing() as connection:
        gone = connection.execute(delete(tokens).where(tokens.c.user == name, tokens.c.id == id))
        if not gone.rowcount:
            raise UsageError(f"{name} has no token {id}")
