"""Kinds of acts that may be one happening though coded differently: a visit told as a reception or as talks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import product

from detente.ontology import ontology
from detente.tables import rows

_FOLDER = files("detente.ledger.events")


def name_of(event: str, kind: str | None) -> str:
    """What an act is called in the tables of this room: its kind, or its type where it has none."""
    return kind or event


@cache
def families(name: str) -> tuple[str, ...]:
    """The families of acts (``families.tsv``) that a kind or a type is in: only acts that share one are compared."""
    return _families()[name]


@cache
def closeness(one: str, other: str) -> float:
    """How well two kinds or types go together as words for one happening (0 to 1; 1 where they are the same)."""
    if one == other:
        return 1.0
    return _close().get((one, other), 0.0)


@cache
def traits(name: str) -> frozenset[str]:
    """What ``traits.tsv`` says of a kind: "mutual" (sides change places), "spoken" (said again and again), "vague"."""
    return _traits().get(name, frozenset())


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows(_FOLDER / "families.tsv"):
        for name in row["kinds"].split():
            found.setdefault(name, []).append(row["family"])
    every = [*ontology().kinds, *ontology().events]
    if missing := set(every) - found.keys():
        raise ValueError(f"families.tsv lacks {sorted(missing)}")
    return {name: tuple(found[name]) for name in every}


@cache
def _close() -> Mapping[tuple[str, str], float]:
    """Pairs of different kinds with the closeness of the closest group that has both; kinds with their bare type."""
    found: dict[tuple[str, str], float] = {}
    for kind in ontology().kinds.values():
        found[kind.name, kind.event] = found[kind.event, kind.name] = 0.7
    for row in rows(_FOLDER / "groups.tsv"):
        for one, other in product(row["kinds"].split(), repeat=2):
            found[one, other] = max(found.get((one, other), 0.0), float(row["closeness"]))
    return found


@cache
def _traits() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(_FOLDER / "traits.tsv"):
        for name in row["kinds"].split():
            found.setdefault(name, set()).add(row["trait"])
    return {name: frozenset(these) for name, these in found.items()}
