"""What adding a page did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["new", "same", "changed", "aside"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a page did.

    ``state`` is "new", "same" (the capture was there: nothing was done), "changed" (a new version of a page: the claims
    of the former one are archived) or "aside" (the page is now an error or a consent wall, or otherwise no story: it is
    kept, and the story that it had stands). ``article`` is the id of the version, ``claims`` how many claims it has,
    ``events`` the ids of the events that are new, changed or gone. ``reason`` says of a page that is no story what it
    is.
    """

    state: State
    article: str
    source: str
    claims: int = 0
    events: tuple[str, ...] = ()
    reason: str | None = None
