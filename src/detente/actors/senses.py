"""Senses: which state a name stands for in one article, for names that stand for several things."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files

from detente.actors.base import ActorBase
from detente.actors.index import Entry, EntryKind, Hit
from detente.tables import rows

COUNTRY_KINDS: tuple[EntryKind, ...] = ("adjective", "state", "twins", "metonym", "capital", "demonym", "city")


class Senses:
    """Decides in one article, whose whole text is ``text`` and whose day is ``on`` where that is known."""

    def __init__(self, base: ActorBase, text: str, on: date | None) -> None:
        self.base = base
        self.on = on
        self._text = text
        self._has: dict[str, bool] = {}

    def keep(self, hit: Hit, name: str) -> Hit | None:
        """The name with what it stands for here, the state first; None where it stands for no actor."""
        if hit.first("nothing") is not None:
            return None
        rows_ = _senses().get(name)
        if rows_ is not None:
            code = next(
                (code for code, fits, bars in rows_ if self._any(fits, True) and not self._any(bars, False)), ""
            )
            if code in self.base.organisations:
                return Hit(hit.start, hit.end, (*hit.entries, Entry("organisation", code)))
            kept = tuple(e for e in hit.entries if e.kind not in COUNTRY_KINDS or e.key == code)
            return Hit(hit.start, hit.end, kept or ((Entry("state", code),) if code else ())) if kept or code else None
        hit = self._before(hit)
        if len({e.key for e in hit.entries if e.kind in COUNTRY_KINDS}) > 1:
            return Hit(hit.start, hit.end, tuple(sorted(hit.entries, key=lambda e: not self._exists(e))))
        return hit

    def _before(self, hit: Hit) -> Hit:
        """A capital as that of the state of the day: Moscow in 1990 is the Soviet Union's."""
        entry = hit.first("capital", "metonym")
        if entry is None or self.on is None:
            return hit
        before = next((b for until, b in _predecessors().get(entry.key, ()) if self.on.isoformat() < until), None)
        return Hit(hit.start, hit.end, (Entry(entry.kind, before),)) if before is not None else hit

    def _exists(self, entry: Entry) -> bool:
        """Whether a state was there on the day: Moscow is the Soviet capital in 1990, and Russia's in 2000."""
        state = self.base.states.get(entry.key)
        if state is None:
            return entry.kind == "organisation"
        if self.on is None:
            return state.end is None
        day = self.on.isoformat()
        return (state.begin is None or state.begin <= day) and (state.end is None or day <= state.end)

    def _any(self, cues: tuple[str, ...], empty: bool) -> bool:
        return any(self._contains(cue) for cue in cues) if cues else empty

    def _contains(self, cue: str) -> bool:
        if cue not in self._has:
            self._has[cue] = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", self._text) is not None
        return self._has[cue]


@cache
def _predecessors() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for row in rows(files("detente.actors") / "data" / "predecessors.tsv"):
        table.setdefault(row["state"], []).append((row["until"], row["before"]))
    return table


def successor(code: str) -> str | None:
    """The state whose capital an ended state's became: Russia for the Soviet Union."""
    return next((state for state, rows_ in _predecessors().items() for _, before in rows_ if before == code), None)


@cache
def _senses() -> dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
    for row in rows(files("detente.actors") / "data" / "senses.tsv"):
        cues = (tuple(filter(None, row[column].split(";"))) for column in ("for", "against"))
        fits, bars = cues
        table.setdefault(row["name"], []).append((row["code"], fits, bars))
    return table
