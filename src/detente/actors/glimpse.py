"""Glimpsing actors in plain sentences, before any parse: which of them name one, and which may point back to one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.actors.base import LEADING_RANKS, ActorBase
from detente.actors.index import Entry, Hit
from detente.actors.words import words

# Those who hold such offices are called by their surname alone, even where an article never gives the full name.
_CALLED_BY_SURNAME = (*LEADING_RANKS, "minister", "international")
# Sectors of bodies that are parties to an act of politics only beside a state or the like.
_APART = frozenset({"AGR", "BUS", "EDU", "JRN", "MED"})
# How many sentences after an actor's name a pronoun or a plain noun may still stand for it.
_REACH = 3


# A title and a name: "Police Commissioner Ana Mora", "the minister Ana Mora".
_NAME = re.compile(r"\b(?:[a-z]{1,30} )?(?:[A-Z][\w.-]{0,30} ){1,5}[A-Z][\w-]{1,30}")

def glimpse(sentences: Sequence[str], base: ActorBase) -> dict[int, int]:
    """The sentences of an article that name an actor or may point back to one named shortly before, by their number.

    With each goes how many actors it names, 0 where it only points back. The test is cheap, and lets some through in
    which no actor is then found; a city alone is no actor.
    """
    found = [list(base.names.find(text)) for text in sentences]
    full = frozenset(entry.key for hits in found for hit in hits for entry in hit.entries if entry.kind == "person")
    counts = {
        number: len({hit.entries[0].key for hit in hits if _is_actor(hit, text, full, base)})
        for number, (text, hits) in enumerate(zip(sentences, found, strict=True))
    }
    named = {number: count for number, count in counts.items() if count}
    near = {number + ahead for number in named for ahead in range(1, _REACH + 1)} & counts.keys()
    told = _introduced([sentences[number] for number in named], base)
    pointing = (n for n in near - named.keys() if base.marks.holds(sentences[n]) or told & {*sentences[n].split()})
    return named | dict.fromkeys(pointing, 0)


def _introduced(sentences: Sequence[str], base: ActorBase) -> frozenset[str]:
    """The surnames of people whom an article gives a title, with what may follow: "Commissioner Ana Mora", "Mora's"."""
    found: set[str] = set()
    for run in (run for text in sentences for run in _NAME.findall(text)):
        *before, surname = run.split()
        titles = [word.lower().strip(".") for word in before]
        if any(word in words("courtesy") or base.marks.ends_in(word) for word in titles):
            given = {before[-1]} if len(before) > 1 else set()  # "Sir Julius", after "Prime Minister Julius Mora"
            found |= {name + end for name in {surname, *given} for end in ("", "'s", "’s", ",")}
    return frozenset(found)


def _is_actor(hit: Hit, text: str, full: frozenset[str], base: ActorBase) -> bool:
    if any(_is_political(entry, base) for entry in hit.entries if entry.kind not in ("city", "nothing", "surname")):
        return True
    surnames = [entry for entry in hit.entries if entry.kind == "surname"]
    if not surnames:
        return False
    if any(entry.key in full for entry in surnames) or _is_titled(hit, text, base):
        return True
    surname = text[hit.start : hit.end].lower()
    return len(surname) > 2 and surname not in words("ordinary surname") and any(_leads(e, base) for e in surnames)


def _is_political(entry: Entry, base: ActorBase) -> bool:
    """Whether a name is one that politics is about: firms, schools and papers alone do nothing to each other there."""
    body = base.organisations.get(entry.key) if entry.kind == "organisation" else None
    return body is None or body.sector not in _APART


def _is_titled(hit: Hit, text: str, base: ActorBase) -> bool:
    """Whether a title stands before a name: "Prime Minister Lee", "the premier, Lee", "Mr. Lee"."""
    before = text[: hit.start].split()[-1:]
    word = before[0].lower().strip(",.(") if before else ""
    return word in words("courtesy") or base.marks.ends_in(word)


def _leads(entry: Entry, base: ActorBase) -> bool:
    offices = (base.office(holding.office) for holding in base.holdings(entry.key))
    return any(office is not None and office.rank in _CALLED_BY_SURNAME for office in offices)
