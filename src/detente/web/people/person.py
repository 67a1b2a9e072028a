"""The person at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "analyst", "admin"]

# Each may do what those before it may.
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: a name, which what they do is signed with, and a role.

    ``local`` is the user of a desk without users; ``token`` says that a program asks, with a token of that person.
    """

    name: str
    role: Role
    local: bool = False
    token: bool = False


LOCAL = Person("local", "admin", local=True)


def reaches(role: Role, least: Role) -> bool:
    """Whether a role may do what ``least`` may."""
    return ROLES.index(role) >= ROLES.index(least)


def lesser(one: Role, other: Role) -> Role:
    """The role of the two that may do less."""
    return min(one, other, key=ROLES.index)
