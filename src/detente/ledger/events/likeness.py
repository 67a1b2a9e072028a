"""The likeness of two claims: how probable it is that they tell of one happening, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from detente.ledger.events.comparing import COMPARISONS, features
from detente.ledger.events.days import Days, iso
from detente.ledger.events.judgement import Judgement, Reason
from detente.ledger.events.telling import Telling
from detente.tables import rows

# From this score on two claims are taken for one happening.
SAME = 0.5
# Pairs below this speak for nothing: whoever clusters takes a pair of which there is no judgement for one of these.
KEPT = 0.2
# A feature of this weight or below keeps two claims apart whatever else they share.
CONTRADICTS = -20.0


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature weighs, in log-odds, and the words for it."""

    value: float
    words: str


@cache
def weights() -> Mapping[str, Weight]:
    """The weights by feature (``weights.tsv``)."""
    table = rows(files("detente.ledger.events") / "weights.tsv")
    return {row["feature"]: Weight(float(row["weight"]), row["words"]) for row in table}


def judge(a: Telling, b: Telling) -> Judgement:
    """The judgement on two claims, the same whichever comes first; the reasons that weigh most come first."""
    if b.id < a.id:
        a, b = b, a
    found = features(a, b)
    return _judgement(a, b, found, _score(found))


def likely(a: Telling, b: Telling) -> Judgement | None:
    """The judgement on two claims, None where its score is below ``KEPT``: what most pairs of a block come to."""
    if b.id < a.id:
        a, b = b, a
    found, table = {}, weights()
    for compare in COMPARISONS:
        for name, value in compare(a, b):
            if table[name].value <= CONTRADICTS:
                return None  # nothing outweighs it: the rest need not be looked at
            found[name] = value
    score = _score(found)
    return _judgement(a, b, found, score) if score >= KEPT else None


def _score(found: Mapping[str, float]) -> float:
    table = weights()
    total = table["bias"].value + sum([table[name].value * value for name, value in found.items()])
    return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, total)))), 4)


def _judgement(a: Telling, b: Telling, found: Mapping[str, float], score: float) -> Judgement:
    """The judgement with its reasons: each feature with what it weighs, in words."""
    told, table = _Told(a, b), weights()
    weighed = [(name, round(table[name].value * value, 2)) for name, value in found.items()]
    reasons = [
        Reason(name.partition(".")[0], weight, table[name].words.format_map(told)) for name, weight in weighed if weight
    ]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.what, reason.text))
    return Judgement(a.id, b.id, score >= SAME, score, tuple(reasons), "machine")


class _Told(dict[str, str]):
    """The words for what a pair has, made only where a reason asks for them."""

    def __init__(self, a: Telling, b: Telling) -> None:
        self._pair = {"a": a, "b": b}

    def __missing__(self, key: str) -> str:
        what, _, which = key.partition("_")
        a, b = self._pair["a"], self._pair["b"]
        if key == "shared":
            return _listed(a.clause.these & b.clause.these)
        if key == "shared_far":
            return _listed(a.words.these & b.words.these)
        if key == "names":
            return _listed(a.names & b.names)
        if key == "rounds":
            return _listed(a.rounds ^ b.rounds)
        return _WORDS[what](self._pair[which or "a"])


def _parties(telling: Telling) -> str:
    return f"{_listed(telling.actors.states)} to {_listed(telling.recipients.states)}".removesuffix(" to nobody")


def _days(days: Days) -> str:
    if days.first is not None and days.last is not None:
        return iso(days.first) if days.exact else f"{iso(days.first)} to {iso(days.last)}"
    return f"published {iso(days.published)}" if days.published is not None else "no day"


def _listed(these: frozenset[str]) -> str:
    return ", ".join(sorted(these)) or "nobody"


_WORDS: Mapping[str, Callable[[Telling], str]] = {
    "kind": lambda telling: telling.name.lower().replace("_", " "),
    "parties": _parties,
    "days": lambda telling: _days(telling.days),
    "amounts": lambda telling: ", ".join(amount.text for amount in telling.amounts),
    "place": lambda telling: telling.place.name if telling.place else "no place",
    "names": lambda telling: _listed(telling.names),
    "spots": lambda telling: _listed(frozenset(name for _, name in telling.spots)),
    "counts": lambda telling: ", ".join(f"{value:g} {of}" for value, of in sorted(telling.counts)),
}
