"""What the tables of this room say: which kinds open a pledge, what answers it, and what carries it out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from detente.ledger.contacts.cues import any_of
from detente.ledger.pledges.pledge import PledgeKind, Relation
from detente.tables import rows

_FOLDER = files("detente.ledger.pledges")


@dataclass(frozen=True, slots=True)
class Deed:
    """What carries out what words name: ``done`` and ``undone`` are kinds or types of event; rank 1 goes before 2."""

    rank: int
    words: tuple[str, ...]
    done: frozenset[str]
    undone: frozenset[str]


@cache
def openers() -> Mapping[str, tuple[PledgeKind, bool]]:
    """The kinds of event that open a pledge: the kind of the pledge, and whether they do so by themselves."""
    return {
        row["kind"]: (cast(PledgeKind, row["pledge"]), row["always"] == "yes") for row in rows(_FOLDER / "kinds.tsv")
    }


@cache
def answers() -> Mapping[tuple[str, str, str], Relation]:
    """What an answer makes of a pledge: by the pledge's kind, "maker" or "recipient", and the kind of the answer."""
    return {
        (row["pledge"], row["by"], row["kind"]): cast(Relation, row["relation"])
        for row in rows(_FOLDER / "answers.tsv")
    }


@cache
def deeds() -> tuple[Deed, ...]:
    """What carries out a pledge, by its words."""
    return tuple(
        Deed(int(row["rank"]), tuple(row["words"].split(";")), _cell(row["done"]), _cell(row["undone"]))
        for row in rows(_FOLDER / "deeds.tsv")
    )


@cache
def cue(use: str) -> re.Pattern[str]:
    """What finds the phrases of one use in a text."""
    return any_of(row["phrase"] for row in rows(_FOLDER / "cues.tsv") if row["use"] == use)


@cache
def weights() -> Mapping[str, float]:
    """What each feature of a later event says for its bearing on a pledge, in log odds."""
    return {row["feature"]: float(row["weight"]) for row in rows(_FOLDER / "weights.tsv")}


def _cell(text: str) -> frozenset[str]:
    return frozenset(text.split(";")) - {""}
