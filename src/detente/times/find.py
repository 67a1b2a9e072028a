"""Finding the time expressions of an article and resolving them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from detente.articles.article import PageDate
from detente.sentences.sentence import Sentence
from detente.times.clocks import in_zone, on_day, zone_of
from detente.times.countries import countries_in
from detente.times.direction import direction
from detente.times.grammar import Match, grammar
from detente.times.meaning import Meaning, Scene
from detente.times.named import day_names
from detente.times.resolve import resolve
from detente.times.timex import TimeMention
from detente.times.words import Word, split_words

_FIRST_YEAR, _LAST_YEAR = 1500, 2999


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as words and the matches in them."""

    sentence: Sentence
    words: list[Word]
    matches: list[Match]


def find_times(sentences: Sequence[Sentence], published: PageDate) -> tuple[TimeMention, ...]:
    """The time expressions of an article's sentences, in order; ``published`` is the page's date.

    Where the page's date is a window, an expression is resolved only if every day of it gives the same answer;
    where there is none, "Tuesday" stays XXXX-WXX-2.
    """
    reads = [read for read in map(_read, sentences) if read.matches]
    countries = countries_in(sentence.text for sentence in sentences) if any(map(_asks_where, reads)) else frozenset()
    order = _order(reads)
    first, last = _day(published.start), _day(published.end)
    pages = (first,) if first == last else (first, last, None)
    scenes = [Scene(page, day_first=order) for page in pages]
    columns = [[_meanings(read, scene, countries) for read in reads] for scene in scenes]
    mentions = []
    for at, read in enumerate(reads):
        for place, match in enumerate(read.matches):
            meaning = _agreed([column[at][place] for column in columns])
            if meaning is not None:
                mentions.append(_mention(read, match, meaning))
    return tuple(mentions)


def _day(text: str | None) -> date | None:
    found = date.fromisoformat(text[:10]) if text else None
    # Years that no newspaper has: reckoning from them could only leave the calendar.
    return found if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _read(sentence: Sentence) -> _Read:
    return _Read(sentence, *_matched(sentence.text))


@lru_cache(maxsize=256)
def _matched(text: str) -> tuple[list[Word], list[Match]]:
    """The words and matches of a text; remembered, as a page whose date is inferred is read before and after."""
    words = split_words(text, day_names())
    return words, [part for match in grammar().matches(words) for part in _parts(match)]


def _asks_where(read: _Read) -> bool:
    """Whether the meaning of a sentence's times may depend on the country: "Independence Day", "fiscal 2019"."""
    return any("NAMED" in word.readings or word.lower in ("fiscal", "financial") for word in read.words)


def _order(reads: Sequence[_Read]) -> bool | None:
    """Whether the page puts the day before the month, by its dates in figures that can be read one way, else in words.

    "25/03/2018", "20 March 2018": the page is of an outlet that does.
    """
    figures = [str(word.readings["SLASH"]) for read in reads for word in read.words if "SLASH" in word.readings]
    pairs = [tuple(map(int, text.split("/")[:2])) for text in figures if "/" in text]
    if not pairs:
        return None
    told = {first > 12 for first, second in pairs if (first > 12) != (second > 12)}
    for one, other in (pair for read in reads if not told for pair in pairwise(read.words)):
        if "DAY" in one.readings and "MON" in other.readings:
            told.add(True)
        elif "MON" in one.readings and "DAY" in other.readings:
            told.add(False)
    return told.pop() if len(told) == 1 else None


def _parts(match: Match) -> list[Match]:
    """ "Six weeks after Nov. 3" is two expressions: the distance and the day it is counted from."""
    while match.action == "same_as" and "core" in match.parts:
        match = match.parts["core"]
    if match.action not in ("shifted", "shifted_one"):
        return [match]
    base = match.parts["base"]
    end = match.parts["span"].end if "span" in match.parts else match.start + 2
    return [Match(match.action, match.start, end, match.values, match.parts), base]


def _meanings(read: _Read, scene: Scene, story: frozenset[str]) -> list[Meaning | None]:
    """The meanings of a sentence's matches, in order; clock times take the day that their sentence names."""
    scene.text, scene.words = read.sentence.text, read.words
    if story and _asks_where(read):
        scene.countries = countries_in([read.sentence.text]) or story
    found: list[Meaning | None] = []
    days: dict[int, Meaning] = {}
    for place, match in enumerate(read.matches):
        scene.direction = _Direction(read, match)
        meaning = resolve(match, scene)
        found.append(meaning)
        if meaning is not None and meaning.begins is not None and meaning.type in ("DATE", "TIME"):
            scene.last, scene.last_text = meaning, _text(read, match)
            if meaning.precision == "day":
                scene.last_day = days[place] = meaning
    when = scene.last_day
    for place in range(len(found) - 1, -1, -1):
        meaning = found[place]
        when = days.get(place, when)
        if meaning is not None and meaning.type == "TIME" and meaning.value.startswith("T"):
            following = read.matches[place + 1] if place + 1 < len(found) else None
            zone = _shared_zone(read, read.matches[place], following) if following and not meaning.anchor else None
            found[place] = _timed(in_zone(meaning, zone) if zone else meaning, when)
    return found


def _shared_zone(read: _Read, match: Match, following: Match) -> str | None:
    """ "At 8:20 and 8:50 a.m. Moscow time": both are Moscow's."""
    between = [word.lower for word in read.words[match.end : following.start]]
    return zone_of(following) if between in (["and"], ["or"], ["and", "at"], ["to"], ["until"]) else None


def _timed(clock: Meaning, when: Meaning | None) -> Meaning:
    if when is None:
        return replace(clock, value=f"XXXX-XX-XX{clock.value}", anchor=None)
    return on_day(clock, when)


@dataclass(frozen=True, slots=True)
class _Direction:
    """The direction of a match's clause, looked up only when an expression needs it."""

    read: _Read
    match: Match

    def __call__(self) -> int:
        return direction(self.read.sentence, self.read.words, self.match.start, self.match.end)


def _text(read: _Read, match: Match) -> str:
    return read.sentence.text[read.words[match.start].start : read.words[match.end - 1].end]


def _agreed(meanings: list[Meaning | None]) -> Meaning | None:
    """What both ends of the page's window agree on; the last meaning is the one without a page's day."""
    first, *others = meanings
    return first if not others or first == others[0] else others[-1]


def _mention(read: _Read, match: Match, meaning: Meaning) -> TimeMention:
    return TimeMention(
        text=_text(read, match),
        start=read.sentence.start + read.words[match.start].start,
        end=read.sentence.start + read.words[match.end - 1].end,
        type=meaning.type,
        value=meaning.value,
        begins=meaning.begins.isoformat() if meaning.begins else None,
        ends=meaning.ends.isoformat() if meaning.ends else None,
        precision=meaning.precision,
        basis=meaning.basis,
        anchor=meaning.anchor,
    )
