"""The contact: an event in which leaders or governments talk, and what each side says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that something rests on: verbatim at its offsets in the body of the article."""

    claim: str | None
    article: str
    outlet: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told of a contact: an act that was part of it (``event`` is its id) or a topic (``event`` is None).

    ``what`` is the act or topic in words; ``stance`` is "says", "denies" or "omits" (pointedly leaves out); ``score``
    (0 to 1) says how sure it is that this is part of the contact.
    """

    what: str
    event: str | None
    stance: str
    score: float
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says of a contact.

    ``side`` is the country code of a party or a third party, or "outlet" for the outlets' own word; ``speakers`` names
    who spoke for it, ``outlets`` who carried it.
    """

    side: str
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing told of a contact, and which sides say, deny, or leave it out (codes as of ``Account.side``)."""

    what: str
    event: str | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    omitted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: the id of its event, the events that are part of it, the accounts, and their comparison."""

    event: str
    contents: tuple[str, ...]
    accounts: tuple[Account, ...]
    comparison: tuple[Comparison, ...]
