"""Users: those who may log in, as the ledger keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from detente.errors import UsageError
from detente.ledger.store.schema import sessions, users
from detente.ledger.store.store import Store
from detente.web.people import passwords
from detente.web.people.person import LOCAL, ROLES, Role

_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,59}")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in, unless they are not ``active``; ``added`` is a UTC time."""

    name: str
    role: Role
    active: bool
    added: str


def list_users(store: Store) -> list[User]:
    """All users, by name."""
    with store.reading() as connection:
        found = connection.execute(_listed().order_by(users.c.name))
        return [User(*row) for row in found]


def user_named(store: Store, name: str) -> User | None:
    """The user of that name; None where there is none."""
    with store.reading() as connection:
        found = connection.execute(_listed().where(users.c.name == name.lower())).first()
        return User(*found) if found else None


def count_users(store: Store) -> int:
    """How many may log in."""
    with store.reading() as connection:
        return connection.execute(select(func.count()).where(users.c.active)).scalar_one()


def add_user(store: Store, name: str, role: str, password: str) -> User:
    """Add a user; raises UsageError for a name that is taken or none, an unknown role, a password that will not do."""
    name = name.lower()
    if not _NAME.fullmatch(name) or name == LOCAL.name:
        raise UsageError(f"{name or 'nothing'!r} is no name for a user: letters from a to z, digits and . _ @ -")
    passwords.check_password(password, name)
    user = User(name, _role(role), True, store.now())
    row = {"name": name, "role": user.role, "password": passwords.hashed(password), "active": True, "added": user.added}
    with store.writing() as connection:
        if connection.execute(_listed().where(users.c.name == name)).first():
            raise UsageError(f"there is a user {name} already")
        connection.execute(insert(users), [row])
    return user


def check_log_in(store: Store, name: str, password: str) -> User | None:
    """The user whose name and password these are, and who may log in; None else, and always after as long."""
    name = name.lower()
    with store.reading() as connection:
        found = connection.execute(_listed().add_columns(users.c.password).where(users.c.name == name)).first()
    if not passwords.fits(password, found.password if found else None) or found is None or not found.active:
        return None
    if passwords.is_dated(found.password):
        with store.writing() as connection:
            kept = passwords.hashed(password)
            connection.execute(update(users).where(users.c.name == name).values(password=kept))
    return User(*found[:4])


def set_password(store: Store, name: str, password: str) -> None:
    """Give a user another password, which ends their sessions; raises UsageError for one that will not do."""
    passwords.check_password(password, name.lower())
    kept = passwords.hashed(password)
    with store.writing() as connection:
        user = _known(connection, name)
        connection.execute(update(users).where(users.c.name == user.name).values(password=kept))
        _end_sessions(connection, user.name)


def set_role(store: Store, name: str, role: str) -> None:
    """Give a user another role; raises UsageError for an unknown one, and where no admin would be left."""
    wanted = _role(role)
    with store.writing() as connection:
        user = _known(connection, name)
        if wanted != "admin":
            _keep_an_admin(connection, user)
        connection.execute(update(users).where(users.c.name == user.name).values(role=wanted))


def set_active(store: Store, name: str, active: bool) -> None:
    """Let a user log in or not, which ends their sessions; raises UsageError where no admin would be left."""
    with store.writing() as connection:
        user = _known(connection, name)
        if not active:
            _keep_an_admin(connection, user)
            _end_sessions(connection, user.name)
        connection.execute(update(users).where(users.c.name == user.name).values(active=active))


def remove_user(store: Store, name: str) -> None:
    """Take a user out with their sessions and tokens; what they signed stays. Raises UsageError as ``set_active``."""
    with store.writing() as connection:
        user = _known(connection, name)
        _keep_an_admin(connection, user)
        connection.execute(delete(users).where(users.c.name == user.name))


def _listed() -> Select[Any]:
    return select(users.c.name, users.c.role, users.c.active, users.c.added)


def _known(connection: Connection, name: str) -> User:
    found = connection.execute(_listed().where(users.c.name == name.lower())).first()
    if found is None:
        raise UsageError(f"there is no user {name}")
    return User(*found)


def _keep_an_admin(connection: Connection, user: User) -> None:
    others = select(func.count()).where(users.c.role == "admin", users.c.active, users.c.name != user.name)
    if user.role == "admin" and user.active and not connection.execute(others).scalar_one():
        raise UsageError(f"{user.name} is the only admin; make another first")


def _end_sessions(connection: Connection, name: str) -> None:
    connection.execute(delete(sessions).where(sessions.c.user == name))


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise UsageError(f"{role} is no role: {', '.join(ROLES)}")
