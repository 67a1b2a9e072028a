"""The words that a claim tells its act in: stems with their rarity, and the names and rounds among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import sqrt

from detente.claims.claim import Evidence
from detente.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
# What parts the clause of an act from its neighbours; a comma does not ("in Lima, the capital, on Monday").
_BREAK = re.compile(r"[;:()\[\]“”\"]|--| [-–—] |\b(?:after|before|while|when|which|who|whose|but|although|since|as)\b")
_REACH = 10  # words to either side of the act's word
_SUFFIXES = tuple("ations ation ments ment ings ing ions ion ied ies ed es ly s e y".split())
_LONGEST = 7


@cache
def stem(word: str) -> str:
    """The word without its ending, cut short: "closing", "closed" and "closes" are one."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    for suffix in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= 3:
            return lower[: -len(suffix)][:_LONGEST]
    return lower[:_LONGEST]


@cache
def rarity(stemmed: str) -> float:
    """How much a stem tells one act from another: 0 for words of grammar, 1 for the rare (``common.tsv``)."""
    return _common().get(stemmed, 1.0)


def words_around(evidence: Evidence) -> tuple[str, int, int]:
    """The clause around the act's word: (text of the sentence, first and last character of the clause in it)."""
    text, at = evidence.text, evidence.trigger.start - evidence.start
    end_of_word = at + len(evidence.trigger.text)
    breaks = list(_BREAK.finditer(text))
    first = max((found.end() for found in breaks if found.end() <= at), default=0)
    last = min((found.start() for found in breaks if found.start() >= end_of_word), default=len(text))
    before = [found.start() for found in WORD.finditer(text, first, at)][-_REACH:]
    after = [found.end() for found in WORD.finditer(text, end_of_word, last)][:_REACH]
    return text, (before[0] if before else at), (after[-1] if after else end_of_word)


def stems(text: str, but: Iterable[str] = ()) -> frozenset[str]:
    """The telling stems of a text; those of the words ``but`` left out."""
    left_out = {stem(word) for text_of in but for word in WORD.findall(text_of)}
    found = {stem(word) for word in WORD.findall(text) if not word[0].isdigit()}
    return frozenset(one for one in found - left_out if rarity(one) > 0.0 and len(one) > 2)


def names(text: str, first: int, last: int, but: Iterable[str]) -> frozenset[str]:
    """The capitalised words of ``text[first:last]`` that begin no sentence, those of ``but`` left out."""
    left_out = {word.lower() for text_of in but for word in WORD.findall(text_of)} | _calendar()
    return frozenset(
        word.group().lower().removesuffix("'s").removesuffix("’s")
        for word in WORD.finditer(text, first, last)
        if word.start() > 0 and word.group()[0].isupper() and word.group().lower() not in left_out
        and word.group().lower().removesuffix("'s").removesuffix("’s") not in left_out
    )  # fmt: skip


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Cosine of two sets of stems, each weighted by its rarity (0 to 1)."""
    shared = one & other
    if not shared:
        return 0.0
    return weight(shared) / sqrt(weight(one) * weight(other))


def weight(these: Iterable[str]) -> float:
    """The summed squares of the rarity of stems."""
    return sum(rarity(one) ** 2 for one in these)


def rounds(text: str, first: int, last: int) -> frozenset[str]:
    """Words that set an act apart from one like it: "another", "second", "again" (``words.tsv``)."""
    return frozenset(word.lower() for word in WORD.findall(text[first:last]) if word.lower() in _rounds())


@cache
def _common() -> Mapping[str, float]:
    return {row["stem"]: float(row["rarity"]) for row in rows(files("detente.ledger.events") / "common.tsv")}


@cache
def _listed(sort: str) -> frozenset[str]:
    return frozenset(_words_of(sort))


def _words_of(sort: str) -> Iterator[str]:
    for row in rows(files("detente.ledger.events") / "words.tsv"):
        if row["sort"] == sort:
            yield from row["words"].split()


def _calendar() -> frozenset[str]:
    return _listed("calendar")


def _rounds() -> frozenset[str]:
    return _listed("round")
