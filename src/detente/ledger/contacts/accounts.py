"""The accounts of a contact by side, and what comes of setting them beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.ledger.contacts.contact import Account, Comparison, Item, Quote
from detente.ledger.contacts.voices import OUTLET, Voice


@dataclass(frozen=True, slots=True)
class Word:
    """One thing told of a contact once: on whose word, with which stance, in which words."""

    voice: Voice
    outlet: str | None
    what: str
    event: str | None
    stance: str
    score: float
    quote: Quote


def accounts_of(words: Sequence[Word]) -> tuple[Account, ...]:
    """The account of each side, the sides by their codes and the outlets' own word last."""
    present = sorted({word.voice.side for word in words}, key=lambda side: (side == OUTLET, side))
    return tuple(_account(side, [word for word in words if word.voice.side == side]) for side in present)


def _account(side: str, words: Sequence[Word]) -> Account:
    items: dict[tuple[str | None, str, str], list[Word]] = {}
    for word in words:
        items.setdefault((word.event, word.what if word.event is None else "", word.stance), []).append(word)
    return Account(
        side,
        _distinct(word.voice.speaker for word in words),
        _distinct(word.outlet for word in words),
        tuple(_item(same) for same in items.values()),
    )


def _item(same: Sequence[Word]) -> Item:
    quotes = tuple(dict.fromkeys(word.quote for word in same))
    return Item(same[0].what, same[0].event, same[0].stance, max(word.score for word in same), quotes)


def comparison_of(accounts: Sequence[Account]) -> tuple[Comparison, ...]:
    """What is told of a contact, thing by thing, with the sides that say, deny or leave it out."""
    found: dict[tuple[str | None, str], dict[str, list[str]]] = {}
    names: dict[tuple[str | None, str], str] = {}
    for account in accounts:
        for item in account.items:
            key = (item.event, item.what if item.event is None else "")
            names.setdefault(key, item.what)
            found.setdefault(key, {}).setdefault(item.stance, []).append(account.side)
    return tuple(
        Comparison(
            names[key],
            key[0],
            tuple(by.get("says", ())),
            tuple(by.get("denies", ())),
            tuple(by.get("omits", ())),
        )
        for key, by in found.items()
    )


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
