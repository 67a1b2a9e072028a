"""The words that a claim tells its act in: stems with their rarity, and the names and rounds among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt

from detente.claims.claim import Evidence
from detente.claims.english import numbers
from detente.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
# What parts the clause of an act from its neighbours; a comma does not ("in Lima, the capital, on Monday").
_BREAK = re.compile(r"[;:()\[\]“”\"]|--| [-–—] |\b(?:after|before|while|when|which|who|whose|but|although|since|as)\b")
_REACH = 10  # words to either side of the act's word
_SPOT = re.compile(r"\b(?:in|at|near|off|of|over|outside|around|from)\s+(?:the\s+)?([A-ZÀ-Þ][\w’'-]*[\w])")
_PLURALS = ("ies", "es", "s")
_SUFFIXES = tuple("ation ment ing ion ied ed ly e y".split())
_LONGEST = 7
_DOUBT = 1.0  # one rare stem more that is not shared: two sentences of three words agree by chance


@lru_cache(1 << 17)
def stem(word: str) -> str:
    """The word without its ending, cut short: "closing", "closed" and "closes" are one."""
    return _without(_without(_bare(word), _PLURALS), _SUFFIXES)[:_LONGEST]


def _bare(word: str) -> str:
    """The word in small letters without its genitive."""
    return word.lower().replace("’", "'").removesuffix("'s")


def _without(word: str, suffixes: Iterable[str]) -> str:
    """The word without the first of the suffixes that it ends with, if three letters are left."""
    found = next((suffix for suffix in suffixes if word.endswith(suffix) and len(word) - len(suffix) >= 3), "")
    return word.removesuffix(found)


@lru_cache(1 << 17)
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


@dataclass(frozen=True, slots=True)
class Stems:
    """The telling stems of a text, and their weight: the sum of the squares of their rarity."""

    these: frozenset[str]
    weight: float


def stems(text: str, but: Iterable[str] = ()) -> Stems:
    """The telling stems of a text; those of the words ``but`` left out."""
    left_out = {stem(word) for text_of in but for word in WORD.findall(text_of)} | _calendar_stems()
    found = {stem(word) for word in WORD.findall(text) if not word[0].isdigit()}
    telling = frozenset(one for one in found - left_out if rarity(one) > 0.0 and len(one) > 2)
    return Stems(telling, sum(rarity(one) ** 2 for one in sorted(telling)))


def names(text: str, first: int, last: int, but: Iterable[str]) -> frozenset[str]:
    """The capitalised words of ``text[first:last]`` that begin no sentence, those of ``but`` left out."""
    left_out = {_bare(word) for text_of in but for word in WORD.findall(text_of)} | _calendar()
    capitalised = (word.group() for word in WORD.finditer(text, first, last) if word.start() > 0)
    return frozenset(_bare(word) for word in capitalised if word[0].isupper()) - left_out


def spots(text: str, first: int, last: int, but: Iterable[str]) -> frozenset[tuple[str, str]]:
    """What is where, or of what: "the consulate of Peru in Arica" has ("consul", "arica"), where ``but`` holds "Peru".

    Pairs of a stem, that of the last word before "in" or "of" that is no name, and a name in ``text[first:last]``.
    """
    left_out = {_bare(word) for text_of in but for word in WORD.findall(text_of)} | _calendar()
    found = set()
    for spot in _SPOT.finditer(text, first, last):
        name = _bare(spot.group(1))
        if name not in left_out:
            before = [word for word in WORD.findall(text[first : spot.start()]) if word.islower() and word != "of"]
            found.add((stem(before[-1]) if before else "", name))
    return frozenset(found)


def counts(text: str, first: int, last: int) -> frozenset[tuple[float, str]]:
    """The numbers in ``text[first:last]`` with the stems of the two words after each: (14, "kenya"), (14, "men")."""
    words = WORD.findall(text[first:last])
    found = set()
    for at, word in enumerate(words):
        value = _value(word)
        if value is not None:
            found |= {(value, stem(after)) for after in words[at + 1 : at + 3] if after.lower() not in _calendar()}
    return frozenset(found)


def _value(word: str) -> float | None:
    """What a word counts; None for words that are no numbers, and for years and ones, which count nothing."""
    if word[0].isdigit():
        plain = word.replace(",", "").rstrip(".")
        value = float(plain) if plain.count(".") <= 1 else 0.0
        return None if value <= 1 or 1900 <= value <= 2100 else value
    value = numbers().get(word.lower(), 0.0)
    return value if value > 1 else None


def likeness(one: Stems, other: Stems) -> float:
    """How far two sets of stems agree (0 to 1): their cosine weighted by rarity, and less where there are but a few."""
    shared = one.these & other.these
    if not shared:
        return 0.0
    return sum([rarity(each) ** 2 for each in sorted(shared)]) / (sqrt(one.weight * other.weight) + _DOUBT)


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


@cache
def _calendar_stems() -> frozenset[str]:
    return frozenset(map(stem, _calendar()))


def _rounds() -> frozenset[str]:
    return _listed("round")
