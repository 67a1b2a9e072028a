"""The person at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "analyst", "admin"]

# Each may do what those before it may.
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: a name, which reviews are signed with, and a role. ``local`` is the user of a desk without users."""

    name: str
    role: Role
    local: bool = False


LOCAL = Person("local", "admin", local=True)
