"""Naming: what a name or a title stands for on a day, and why, for those who want to know before they code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import ActorBase
from detente.actors.index import Entry
from detente.actors.mentions import find_mentions
from detente.actors.people import People
from detente.actors.records import Holding
from detente.articles.article import Article, PageDate
from detente.sentences import parse, split

_STATE_NAMES: dict[str, tuple[Via | None, str]] = {
    "state": (None, "the name of a state or territory"),
    "adjective": ("demonym", "the adjective of a state: tells whose the noun after it is"),
    "demonym": ("demonym", "the people of a state"),
    "capital": ("metonym", "a capital: the state where it acts, a place where something is said to be there"),
    "metonym": ("metonym", "a seat of power that stands for its state"),
    "city": ("place", "a city or region: only a place, never an actor"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An actor that a name may stand for, with the reason in words; of a person every office, and those of the day."""

    actor: ActorMention
    why: str
    offices: tuple[Holding, ...] = ()
    current: tuple[Holding, ...] = ()


def answers(name: str, base: ActorBase, on: date | None) -> Iterator[Answer]:
    """What a name stands for, the likeliest first; a phrase that is no name is read as in a sentence."""
    entries = base.resolve(name, on)
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        kind = "person" if entry.kind == "surname" else entry.kind
        if (kind, entry.key) not in seen:
            seen.add((kind, entry.key))
            yield from _answer(name, entry, base, on)
    if not entries:
        yield from _read(name, base, on)


def _answer(name: str, entry: Entry, base: ActorBase, on: date | None) -> Iterator[Answer]:
    if entry.kind == "nothing":
        return
    if entry.kind in ("person", "surname"):
        yield _person(name, entry, base, on)
    elif entry.kind == "organisation":
        yield _body(name, entry.key, base, on)
    elif entry.key in base.states:
        via, why = _STATE_NAMES[entry.kind]
        state = base.states[entry.key]
        if state.end:
            why += f"; it ended on {state.end}"
        people = entry.kind == "demonym"
        key, sector = (f"{state.code}.CVL", "CVL") if people else (state.code, "GOV")
        yield Answer(_mention(name, key, state.name, "people" if people else "state", state.code, sector, via=via), why)


def _person(name: str, entry: Entry, base: ActorBase, on: date | None) -> Answer:
    known = People(base, on, frozenset()).known(entry.key)
    held = tuple(sorted(base.holdings(entry.key), key=lambda holding: holding.begin))
    current = tuple(holding for holding in held if on is not None and holding.covers(on))
    alone = entry.kind == "surname"
    why = (
        "a surname: taken for its bearer while in office or where the article gives the full name"
        if alone
        else "a name"
    )
    if on is not None:
        why += f"; in office on {on}" if current else f"; no office known on {on}"
    via: Via | None = "surname" if alone else None
    actor = _mention(name, known.id, known.name, "person", known.country, known.sector, known.office, via)
    return Answer(actor, why, held, current)


def _body(name: str, key: str, base: ActorBase, on: date | None) -> Answer:
    body = base.organisations[key]
    kind: ActorType = "group" if body.type == "group" else "people" if body.type == "people" else "organisation"
    why = "the name of a body, a group or a people"
    if body.begin or body.end:
        why += f"; {body.begin or '?'} to {body.end or 'today'}"
    if members := body.members_on(on):
        why += f"; members{f' on {on}' if on else ', ever'}: {', '.join(members)}"
    return Answer(_mention(name, key, body.name, kind, body.country, body.sector), why)


def _read(name: str, base: ActorBase, on: date | None) -> Iterator[Answer]:
    """A title or a description: "the German chancellor", "Lebanese militants"."""
    text = f"{name} spoke."
    sentences = parse(split(Article("", name, text, (text,))), worth=lambda sentence: True)
    day = on.isoformat() if on else None
    for mention in find_mentions(sentences, base, PageDate(day, day)):
        if mention.start == 0 and mention.end == len(name):
            held = base.holdings(mention.id, on) if on is not None and mention.type == "person" else []
            why = "a title, by who held it on that day" if held else f"a description ({mention.via or 'by its words'})"
            yield Answer(mention, why, tuple(held), tuple(held))


def _mention(
    text: str, key: str, name: str, kind: ActorType, country: str | None, sector: str | None,
    office: str | None = None, via: Via | None = None,
) -> ActorMention:  # fmt: skip
    return ActorMention(text, 0, len(text), key, name, kind, country, sector, office, via)
