"""Event types, modes, contexts, sectors, CAMEO codes and kinds, read once from the tables beside this file.

Codes, names and scores are those of PLOVER and CAMEO (quad classes and Goldstein values as GDELT gives them);
every definition is this project's own wording. ``docs/decisions`` says where a source's known error was corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from detente.tables import rows

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event type.

    ``quad`` is 1 to 4, ``score`` PLOVER's on a scale from -10 to 10. ``cameo`` is the root for an act of which no more
    is known than its type.
    """

    name: str
    quad: int
    score: float
    needs_recipient: bool
    cameo: str
    definition: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of a PLOVER event type; ``score`` is None for the one that the manual leaves without."""

    event: str
    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """A context; ``source`` is "PLOVER", or "Detente" for what this project adds."""

    name: str
    source: str
    definition: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A PLOVER sector of actors; ``frequent`` as the manual groups them."""

    code: str
    frequent: bool
    definition: str


@dataclass(frozen=True, slots=True)
class ActorCode:
    """What stands in the place of a country for an actor that belongs to none."""

    code: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class StatusCode:
    """A status of a claim; ``auxiliary`` is PLOVER's auxiliary mode for it, None for plain fact."""

    name: str
    auxiliary: str | None
    definition: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of coding that no single code carries."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One of this project's kinds of act, with the PLOVER and CAMEO codes that it stands for."""

    name: str
    event: str
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code with GDELT's quad class and Goldstein value (-10 to 10), and what it is in PLOVER.

    ``event`` is None for the roots that PLOVER drops: 01, statements, and 02, appeals.
    """

    code: str
    name: str
    root: str
    quad: int
    goldstein: float
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary; every mapping is read-only and in the order of its table."""

    events: Mapping[str, Event]
    modes: Mapping[tuple[str, str], Mode]
    contexts: Mapping[str, Context]
    sectors: Mapping[str, Sector]
    codes: Mapping[str, ActorCode]
    statuses: Mapping[str, StatusCode]
    rules: Mapping[str, Rule]
    kinds: Mapping[str, Kind]
    cameo: Mapping[str, Cameo]


@cache
def ontology() -> Ontology:
    """The vocabulary, read on the first call and the same object after that."""
    return Ontology(
        events=_table({row["event"]: _event(row) for row in _rows("events.tsv")}),
        modes=_table({(row["event"], row["mode"]): _mode(row) for row in _rows("modes.tsv")}),
        contexts=_table({row["context"]: Context(*row.values()) for row in _rows("contexts.tsv")}),
        sectors=_table({row["code"]: _sector(row) for row in _rows("sectors.tsv")}),
        codes=_table({row["code"]: ActorCode(*row.values()) for row in _rows("codes.tsv")}),
        statuses=_table({row["status"]: _status(row) for row in _rows("statuses.tsv")}),
        rules=_table({row["rule"]: Rule(*row.values()) for row in _rows("rules.tsv")}),
        kinds=_table({row["kind"]: _kind(row) for row in _rows("kinds.tsv")}),
        cameo=_table({row["code"]: _cameo(row) for row in _rows("cameo.tsv")}),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    return rows(files(__package__).joinpath(name))


def _table(entries: dict[Key, Value]) -> Mapping[Key, Value]:
    return MappingProxyType(entries)


def _event(row: dict[str, str]) -> Event:
    needs_recipient = row["needs_recipient"] == "yes"
    return Event(row["event"], int(row["quad"]), float(row["score"]), needs_recipient, row["cameo"], row["definition"])


def _mode(row: dict[str, str]) -> Mode:
    score = float(row["score"]) if row["score"] else None
    return Mode(row["event"], row["mode"], score, row["definition"])


def _sector(row: dict[str, str]) -> Sector:
    return Sector(row["code"], row["frequent"] == "yes", row["definition"])


def _status(row: dict[str, str]) -> StatusCode:
    return StatusCode(row["status"], row["auxiliary"] or None, row["definition"])


def _kind(row: dict[str, str]) -> Kind:
    return Kind(
        name=row["kind"],
        event=row["event"],
        mode=row["mode"] or None,
        cameo=row["cameo"],
        contexts=_listed(row["contexts"]),
        definition=row["definition"],
    )


def _cameo(row: dict[str, str]) -> Cameo:
    return Cameo(
        code=row["code"],
        name=row["name"],
        root=row["root"],
        quad=int(row["quad"]),
        goldstein=float(row["goldstein"]),
        event=row["event"] or None,
        mode=row["mode"] or None,
        contexts=_listed(row["contexts"]),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
