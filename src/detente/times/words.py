"""The words of a sentence as the grammar of time expressions sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.tables import rows

Reading = int | str
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

# One alternative a kind of word ("a.m.", "Nov", "20th", "1990s", "08:20"), each linear: no quantifier under another.
_WORD = re.compile(
    r"(?P<ampm>[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b))"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}\b)"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\d{1,2}\.\d{1,2}\.\d{4}\b)"
    r"|(?P<clock>\d{1,2}:\d{2}\b(?::\d{2}\b)?)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:1[5-9]|20)?\d0['\u2019]?s\b)"
    r"|(?P<amount>\d{1,3},\d{3}[\d,.]*|\d+\.\d[\d,.]*)"
    r"|(?P<digits>\d+)"
    r"|(?P<us>U\.\s?S\.)"
    r"|(?P<tick>['\u2019](?:s\b)?)"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s])"
)
_NOTHING: dict[str, Reading] = {}
_PLAIN: dict[str, Reading] = {"WORD": ""}
_FIRST_YEAR, _LAST_YEAR = 1500, 2099


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark at ``start`` to ``end`` of a text, with what it can be: class to value."""

    text: str
    lower: str
    start: int
    end: int
    readings: dict[str, Reading]


@cache
def _lexicon() -> dict[str, dict[str, Reading]]:
    lexicon: dict[str, dict[str, Reading]] = {}
    for row in rows(files("detente.times").joinpath("data/words.tsv")):
        value = row["value"]
        lexicon.setdefault(row["word"], {})[row["class"]] = int(value) if value.lstrip("-").isdigit() else value
    return lexicon


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases among the words of the lexicon ("new york"), by their first word."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for name in _lexicon():
        if " " in name:
            phrases.setdefault(name.split()[0], []).append(tuple(name.split()))
    return phrases


def split_words(text: str, phrases: Mapping[str, Sequence[tuple[str, ...]]] | None = None) -> list[Word]:
    """The words and marks of ``text`` in order, with their readings; offsets count from its start.

    ``phrases`` are the names of days ("independence day") by their first word; each becomes one word, of class NAMED.
    """
    words, merged, at = list(_words(text)), [], 0
    named, zones = phrases or {}, _phrases()
    while at < len(words):
        lower = words[at].lower
        if lower in named or lower in zones:
            word = _phrase(text, words, at, named.get(lower, ()), "NAMED") or _phrase(
                text, words, at, zones.get(lower, ()), ""
            )
            if word is not None:
                merged.append(word)
                at += len(word.lower.split())
                continue
        merged.append(words[at])
        at += 1
    return merged


def _phrase(text: str, words: list[Word], at: int, phrases: Sequence[tuple[str, ...]], kind: str) -> Word | None:
    for phrase in phrases:
        found = words[at : at + len(phrase)]
        if len(found) == len(phrase) and all(word.lower == part for word, part in zip(found, phrase, strict=True)):
            start, end, name = found[0].start, found[-1].end, " ".join(phrase)
            readings: dict[str, Reading] = {kind: name} if kind else _lexicon()[name]
            return Word(text[start:end], name, start, end, readings)
    return None


def _words(text: str) -> Iterator[Word]:
    lexicon = _lexicon()
    for match in _WORD.finditer(text):
        found, kind = match.group(), match.lastgroup or ""
        lower = found.lower()
        if kind == "letters":
            readings = _letters(found, lower, lexicon)
        elif kind == "mark" or kind == "tick":
            readings = _NOTHING
        else:
            readings = _figures(kind, lower)
        yield Word(found, lower.replace(_APOSTROPHE, "'"), match.start(), match.end(), readings)


def _letters(found: str, lower: str, lexicon: dict[str, dict[str, Reading]]) -> dict[str, Reading]:
    readings = lexicon.get(lower, _PLAIN)
    # "may", "march", "sun": a month or a weekday has a capital.
    if found[0].islower() and ("MON" in readings or "WD" in readings):
        return _PLAIN
    return readings


def _figures(kind: str, lower: str) -> dict[str, Reading]:
    match kind:
        case "ampm":
            return {"AMPM": lower[0]}
        case "iso":
            return {"ISO": lower}
        case "slash":
            return {"SLASH": lower}
        case "clock":
            return {"CLOCK": lower}
        case "ordinal":
            number = int(lower[:-2])
            ordinal: dict[str, Reading] = {"ORD": number}
            return {**ordinal, "DAY": number} if 1 <= number <= 31 else ordinal
        case "decade":
            return {"DECADE": lower.rstrip("s'" + _APOSTROPHE)}
        case "amount":
            return {"AMOUNT": lower}
        case "digits" if len(lower) <= 4:
            number = int(lower)
            readings: dict[str, Reading] = {"NUM": number, "DIGITS": lower}
            if len(lower) <= 2 and 1 <= number <= 31:
                readings["DAY"] = number
            if len(lower) <= 2 and number <= 24:
                readings["HOUR"] = number
            if len(lower) == 2:
                readings["YY"] = number
            if len(lower) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
                readings["YEAR"] = number
            return readings
        case _:
            return _NOTHING
