"""The forms that the types of marked sentences come in: PLOVER's sixteen, or the older form with YIELD.

The older form has YIELD for CONCEDE and RETREAT, ACCUSE for what was INVESTIGATE, and codes some acts as PLOVER's map
from CAMEO has them, where its present rules say otherwise: imposing sanctions (163) is COERCE there, not SANCTION.
``yield_form.tsv`` lists those acts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from detente.claims.pair import PairCoding
from detente.claims.votes import Vote
from detente.tables import rows

Form = Literal["plover", "yield"]
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "INVESTIGATE": "ACCUSE"}


def form_of(gold: Iterable[str]) -> Form:
    """The form of a file, by the types in it."""
    return "yield" if {"YIELD", "INVESTIGATE"} & set(gold) else "plover"


def fold(event: str, form: Form) -> str:
    """A type that a person gave, as a form has it."""
    return _FOLDED.get(event, event) if form == "yield" else event


def choose(coding: PairCoding, form: Form) -> str:
    """The best type of a pair in a form."""
    if form == "plover":
        return coding.best
    shares: dict[str, float] = defaultdict(float)
    moved = _moved(coding.vote)
    for event, share in coding.probabilities.items():
        shares[fold(moved.get(event, event), form)] += share
    return max(shares, key=shares.__getitem__)


def _moved(vote: Vote | None) -> Mapping[str, str]:
    """The types that our coding gives to the lexicon's act, with the one that the older form gives it."""
    if vote is None or vote.fit == "far":
        return {}
    event, cameo = vote.code.event, vote.code.cameo
    acts = [vote.code.kind or "", *(cameo[:length] for length in range(len(cameo), 1, -1))]
    # what is conceded and what is done are one type there: "will release them" may be either to us
    ours = ("CONCEDE", "RETREAT") if event in ("CONCEDE", "RETREAT") else (event,)
    for status in (vote.status, ""):
        for act in acts:
            if other := _older().get((act, status)):
                return dict.fromkeys(ours, other)
    return {}


@cache
def _older() -> Mapping[tuple[str, str], str]:
    """The type of the older form by kind, CAMEO code or its beginning, and status (empty: any)."""
    table = files("detente.scoring") / "yield_form.tsv"
    return {(row["act"], row["status"]): row["event"] for row in rows(table)}
