"""Facts of English that the rules of this room ask for, as tables of ``lexicon/``, each read once a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from detente.tables import rows

_FOLDER = files("detente.claims") / "lexicon"


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``words.tsv`` by its name; KeyError where there is none."""
    return _lists()[name]


@cache
def moods(pos: str) -> Mapping[str, str]:
    """What the words of one part of speech say of the act that they stand with (``moods.tsv``): word to mood."""
    return {row["word"]: row["mood"] for row in rows(_FOLDER / "moods.tsv") if row["pos"] == pos}


@cache
def controlling(follows: str) -> frozenset[str]:
    """The verbs whose object does what follows: "infinitive", or a preposition with a gerund (``control.tsv``)."""
    return frozenset(row["verb"] for row in rows(_FOLDER / "control.tsv") if row["follows"] == follows)


@cache
def irregular() -> Mapping[str, tuple[str, ...]]:
    """The forms of a word that do not begin like its lemma (``irregular.tsv``)."""
    return {row["lemma"]: tuple(row["forms"].split(";")) for row in rows(_FOLDER / "irregular.tsv")}


@cache
def pointers() -> Mapping[str, str]:
    """Nouns that point back to an act told before, and its kind (``pointers.tsv``)."""
    return {row["noun"]: row["kind"] for row in rows(_FOLDER / "pointers.tsv")}


@cache
def numbers(sort: str = "") -> Mapping[str, float]:
    """The values of numbers in words, or with ``sort`` "scale" those of the scales (``numbers.tsv``)."""
    return {row["word"]: float(row["value"]) for row in rows(_FOLDER / "numbers.tsv") if row["sort"] == sort}


@cache
def units(sort: str) -> Mapping[str, str]:
    """The units of one sort, "currency" or "measure", by sign or lemma (``units.tsv``)."""
    return {row["word"]: row["unit"] for row in rows(_FOLDER / "units.tsv") if row["sort"] == sort}


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(_FOLDER / "words.tsv"):
        found[row["list"]].update(row["words"].split(";"))
    return {name: frozenset(listed) for name, listed in found.items()}
