"""The phrases by which a text says what was part of a contact, and the kinds of contact (tables beside this file)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from detente.tables import rows

_FOLDER = files("detente.ledger.contacts")


@cache
def cue(use: str) -> re.Pattern[str]:
    """What finds the phrases of one use in a text, the longest at each place."""
    return any_of(row["phrase"] for row in rows(_FOLDER / "cues.tsv") if row["use"] == use)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these phrases as whole words, whatever their case."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b" if longest else r"(?!)", re.IGNORECASE)


@cache
def saying() -> re.Pattern[str]:
    """What finds the words by which a text gives somebody's word (``sayings.tsv``)."""
    return any_of(row["form"] for row in rows(_FOLDER / "sayings.tsv"))


@cache
def contact_kinds() -> Mapping[str, frozenset[str]]:
    """The kinds of event that are contacts, each with the kinds that are told as parts of it."""
    return {row["kind"]: frozenset(row["holds"].split(";")) - {""} for row in rows(_FOLDER / "kinds.tsv")}


@cache
def pointing(kind: str, column: str = "words") -> re.Pattern[str]:
    """What finds the words by which a text points to a contact of this kind, or those that tell of one ("surely")."""
    found = [row[column].split(";") for row in rows(_FOLDER / "kinds.tsv") if row["kind"] == kind]
    return any_of(word for words in found for word in words if word)


@cache
def weights() -> Mapping[str, float]:
    """What each feature of an act says for its being part of a contact, in log odds (``weights.tsv``)."""
    return {row["feature"]: float(row["weight"]) for row in rows(_FOLDER / "weights.tsv")}


@cache
def state_media() -> Mapping[str, str]:
    """The country of each medium that speaks for a state, by its name in small letters (``outlets.tsv``)."""
    return {name.lower(): row["country"] for row in rows(_FOLDER / "outlets.tsv") for name in row["names"].split(";")}
