"""Regions: groups of states by their part of the world, "European countries", "Gulf states", "Western allies"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from detente.actors.phrases import Phrase
from detente.actors.words import words
from detente.sentences.sentence import Sentence
from detente.tables import rows


def is_regional(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a common noun with the adjective of a region stands for its states: "Gulf states"."""
    named = phrase.kind == "noun" and phrase.plural and phrase.words in words("states together")
    return named and not phrase.owner and region_of(sentence.text[phrase.start : phrase.end]) is not None


def region_of(text: str) -> str | None:
    """The identifier of the region that a phrase names, None where it names none."""
    found = _pattern().search(text)
    return _regions()[found.group().lower()] if found is not None else None


@cache
def _regions() -> dict[str, str]:
    table = files("detente.actors") / "data" / "regions.tsv"
    return {word.lower(): row["id"] for row in rows(table) for word in row["adjectives"].split(";")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_regions(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
