"""Inferring the date of a page that does not state it, by constraints that its text sets.

Each constraint is the set of days on which the page can have been published; their intersection is the answer. A
constraint that contradicts those before it is left out (a text may look back to another president), so they come surest
first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from detente.actors.base import ActorBase
from detente.articles.article import Article, PageDate
from detente.sentences.sentence import Sentence
from detente.times import period
from detente.times.countries import countries_in
from detente.times.facts import elections, happenings
from detente.times.find import find_times
from detente.times.named import day_names, named_days
from detente.times.period import shift
from detente.times.timex import TimeMention
from detente.times.words import split_words

Terms = Callable[[str], Iterable[tuple[str, str | None]]]

_FIRST, _LAST = date(1988, 1, 1), date(2037, 12, 31)
_YEARS = range(_FIRST.year, _LAST.year + 1)
_YEARLESS = 330  # days back that a newspaper still names a day without its year
_WEEK = 6
_FRESH = 120  # days that a victory is congratulated on, and its winner is "newly elected"
_TITLED = re.compile(
    r"(?<![\w-])(?:[Pp]resident(?:-elect)?|[Pp]rime [Mm]inister|[Cc]hancellor|(?:[Ff]oreign|[Dd]efen[cs]e) [Mm]inister"
    r"|[Ss]ecretary of [Ss]tate|King|Queen|Emir|Pope|Secretary[ -]General) [A-Z][\w'.-]+(?: [A-Z][\w'-]+){0,2}"
)
_NO_LONGER = re.compile(r"(?:\b[Ff]ormer|\b[Tt]hen|\b[Ll]ate|\b[Ee]x|\b[Dd]eposed|\b[Oo]usted)[ -](?:[\w.]+ ){0,2}$")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_TERM = re.compile(r"\b(first|second|third|fourth|fifth|sixth) (?:presidential |straight |consecutive )?term\b")
_VICTORY = re.compile(r"\b(?:re-?election|election|electoral|victory|win|winning|won)\b")
_NEWLY = re.compile(r"\bnewly (?:re-?)?elected\b")
_AHEAD = re.compile(
    r"\b(?:will|would|could|should|may|by|until|plans?|planned|aims?|targets?|expected|due|scheduled)\b"
)
_AGO = re.compile(r"\b(a|two|three|four|five|six|\d{1,2}) (day|week|month)s? ago\b")
_AFTER = re.compile(r",? ?after\b")
_DAY_OF_YEAR = re.compile(r"XXXX-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_DISTANCE = re.compile(r"P(\d{1,4})([DWM])")
_STATED = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NAME = re.compile(r"\w[\w'-]*")
_ELECTION = re.compile(r"\b(?:election|elections|vote|polls)\b")

Windows = tuple[tuple[date, date], ...]  # in order, none overlapping another


def infer_published(article: Article, sentences: Sequence[Sentence], terms: Terms) -> PageDate:
    """The days on which the article can have been published, with basis "inferred"; basis "none" where nothing tells.

    ``terms`` gives the first and last day (None while it lasts; a month or a year will do) of "President Barack Obama".
    The headline is read too. The window's ``end`` is None where nothing closes it.
    """
    texts = [sentence.text for sentence in sentences]
    if article.headline:
        texts.insert(0, article.headline)
    mentions = find_times(sentences, PageDate())
    possible = _between(_FIRST, _LAST)
    reasons: list[str] = []
    for reason, windows in _constraints(texts, sentences, mentions, terms):
        narrowed = _meet(possible, windows)
        if narrowed and narrowed != possible:
            possible = narrowed
            reasons.append(reason)
    if not reasons:
        return PageDate()
    first, last = possible[0][0], possible[-1][1]
    return PageDate(first.isoformat(), None if last >= _LAST else last.isoformat(), "inferred", "; ".join(reasons))


def office_terms(base: ActorBase) -> Terms:
    """The terms of office that a knowledge base knows of."""

    def terms(titled: str) -> Iterator[tuple[str, str | None]]:
        words = titled.split()
        for cut in range(len(words) - 1, 0, -1):
            offices = {office.office for office in base.offices_titled(" ".join(words[:cut]), None)}
            people = [entry.key for entry in base.resolve(" ".join(words[cut:])) if entry.kind in ("person", "surname")]
            found = [held for key in people for held in base.holdings(key) if held.office in offices]
            if found:
                yield from ((held.begin, held.end or None) for held in found)
                return

    return terms


def _constraints(
    texts: Sequence[str], sentences: Sequence[Sentence], mentions: Sequence[TimeMention], terms: Terms
) -> Iterator[tuple[str, Windows]]:
    for text in texts:
        yield from _in_office(text, terms)
    for text in texts:
        yield from _happenings(text)
        yield from _elections(text)
    for sentence in sentences:
        inside = [one for one in mentions if sentence.start <= one.start < sentence.end]
        yield from _distances(sentence, inside)
        yield from _named_weekdays(texts, sentence, inside)
    yield from _stated(sentences, mentions)
    yield from _yearless(mentions)


def _between(first: date, last: date | None) -> Windows:
    return _union([(first, last)])


def _union(windows: Iterable[tuple[date, date | None]]) -> Windows:
    """The windows in order, cut to the days that are thought of at all, with those that overlap made one."""
    cut = sorted((max(first, _FIRST), min(last or _LAST, _LAST)) for first, last in windows)
    merged: list[tuple[date, date]] = []
    for first, last in cut:
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        elif first <= last:
            merged.append((first, last))
    return tuple(merged)


def _meet(one: Windows, other: Windows) -> Windows:
    """The days that are in both."""
    common = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple((first, last) for first, last in common if first <= last)


def _in_office(text: str, terms: Terms) -> Iterator[tuple[str, Windows]]:
    """A person named with an office holds it, unless called a former one."""
    for found in _TITLED.finditer(text):
        if _NO_LONGER.search(text[max(0, found.start() - 40) : found.start()]):
            continue
        name = found.group().split()
        for length in range(len(name), 1, -1):  # "President Barack Obama Friday": the name may be shorter
            windows = list(terms(" ".join(name[:length])))
            if windows:
                days = _union((_first_day(begin), _last_day(end) if end else None) for begin, end in windows)
                yield " ".join(name[:length]), days
                break


def _first_day(text: str) -> date:
    """The first day of a day, month or year in ISO form; "" is the first of all."""
    return date.fromisoformat((text + "-01-01")[:10]) if text else _FIRST


def _last_day(text: str) -> date:
    begin, unit = _first_day(text), {4: "Y", 7: "M"}.get(len(text), "D")
    return period.containing(unit, begin).ends


def _happenings(text: str) -> Iterator[tuple[str, Windows]]:
    for one in happenings():
        name = next((name for name in one.names if name in text), None)
        if name is None:
            continue
        yield name, _between(one.day, None)
        if one.kind == "storm":
            yield from _storm_ago(text, name, one.day)


def _storm_ago(text: str, name: str, struck: date) -> Iterator[tuple[str, Windows]]:
    """ "The hurricane, which struck two weeks ago": half a unit either way."""
    found = _AGO.search(text)
    if found:
        count = _NUMBERS.get(found.group(1)) or int(found.group(1))
        slack = {"day": 1, "week": 4, "month": 16}[found.group(2)]
        middle = shift(struck, found.group(2)[0].upper(), count)
        if middle is not None:
            yield f"{name}, {found.group()}", _between(middle - timedelta(days=slack), middle + timedelta(days=slack))


_NUMBERS = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _elections(text: str) -> Iterator[tuple[str, Windows]]:
    """Newly elected, congratulated on winning, in a fourth term: the page follows an election that one named won."""
    term = _TERM.search(text)
    newly = _NEWLY.search(text)
    congratulated = _VICTORY.search(text) if "ongratulat" in text else None
    if not (term or newly or congratulated):
        return
    named = f" {' '.join(_NAME.findall(text))} "
    won = [one for one in elections() if one.winner and f" {one.winner} " in named]
    if term:
        counted = [one for one in won if one.term == _ORDINALS[term.group(1)]]
        yield term.group(), _union((one.day, shift(one.day, "Y", 8)) for one in counted)
        won = counted or won
    fresh = newly or congratulated
    if fresh:
        yield fresh.group(), _union((one.day, one.day + timedelta(days=_FRESH)) for one in won)


def _distances(sentence: Sentence, mentions: Sequence[TimeMention]) -> Iterator[tuple[str, Windows]]:
    """ "Nov. 7, a day after the U.S. election"; "six weeks after the Nov. 3 vote": years in which the days fit."""
    countries = countries_in([sentence.text])
    polls = [one.day for one in elections() if not countries or one.country in countries]
    days = {one.value: one for one in mentions if _DAY_OF_YEAR.fullmatch(one.value)}
    for one in mentions:
        found = _DISTANCE.fullmatch(one.value)
        after = sentence.text[one.end - sentence.start :]
        if found is None or not _AFTER.match(after):
            continue
        for value, other in days.items():
            if 0 < other.start - one.end <= 12:
                yield from _anniversary(f"{one.text} after {other.text}", value, int(found.group(1)), found.group(2))
        if _ELECTION.search(after[:60]):
            fits = [moved for poll in polls if (moved := shift(poll, found.group(2), int(found.group(1)))) is not None]
            for value, other in days.items():
                same = [day for day in fits if f"XXXX-{day:%m-%d}" == value]
                if same and 0 <= one.start - other.end < 30:
                    days_since = ((day, day + timedelta(days=_YEARLESS)) for day in same)
                    yield f"{other.text}, {one.text} after", _union(days_since)


def _anniversary(reason: str, value: str, count: int, unit: str) -> Iterator[tuple[str, Windows]]:
    """So long after a day of the year; a newspaper's six weeks are six weeks give or take half of one."""
    starts = [day for year in _YEARS if (day := _of_year(value, year)) is not None]
    middles = [moved for day in starts if (moved := shift(day, unit, count)) is not None]
    slack = timedelta(days={"D": 1, "W": 4, "M": 16}[unit])
    yield reason, _union((middle - slack, middle + slack) for middle in middles)


def _of_year(value: str, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}{value[4:]}")
    except ValueError:
        return None


def _named_weekdays(
    texts: Sequence[str], sentence: Sentence, mentions: Sequence[TimeMention]
) -> Iterator[tuple[str, Windows]]:
    """ "On Friday ... Independence Day": the years in which that day was a Friday, and the week after it."""
    weekdays = {one.value for one in mentions if _WEEKDAY.fullmatch(one.value)}
    if len(weekdays) != 1:
        return
    words = split_words(sentence.text, day_names())
    names = [str(word.readings["NAMED"]) for word in words if "NAMED" in word.readings]
    weekday = int(weekdays.pop()[-1])
    for name in names:
        countries = countries_in(_before(name, texts)) or countries_in([sentence.text])
        found = [days for year in _YEARS for days in named_days(name, year, countries)]
        same = [first for first, last in found if first == last and first.isoweekday() == weekday]
        yield f"{name} on that weekday", _union((first, first + timedelta(days=_WEEK)) for first in same)


def _before(name: str, texts: Sequence[str]) -> Iterator[str]:
    """The words that stand right before a named day: "U.S." of "U.S. Independence Day"."""
    for text in texts:
        words = split_words(text, day_names())
        yield from (one.text for one, other in pairwise(words) if other.readings.get("NAMED") == name)


def _stated(sentences: Sequence[Sentence], mentions: Sequence[TimeMention]) -> Iterator[tuple[str, Windows]]:
    """A page is not older than the days that it tells of, unless the sentence looks ahead ("in 2035 it will")."""
    ahead = [(one.start, one.end) for one in sentences if _AHEAD.search(one.text)]
    for one in mentions:
        told = _STATED.fullmatch(one.value)
        if told is None or one.type != "DATE" or any(start <= one.start < end for start, end in ahead):
            continue
        yield one.text, _between(_first_day(one.value), None)


def _yearless(mentions: Sequence[TimeMention]) -> Iterator[tuple[str, Windows]]:
    """A day told without its year lies within the year before; beside weekdays, at least a week before.

    A newspaper that says "Tuesday" says it of the week just past, and names days by date that are older.
    "Last month", with days of a month beside it, tells the page's own month.
    """
    days = [one for one in mentions if _DAY_OF_YEAR.fullmatch(one.value)]
    weekdays = any(_WEEKDAY.fullmatch(one.value) for one in mentions)
    last_month = any(one.value == "XXXX-XX" and one.text.lower().endswith("last month") for one in mentions)
    for one in days:
        starts = [day for year in _YEARS if (day := _of_year(one.value, year)) is not None]
        yield one.text, _union((day, day + timedelta(days=_YEARLESS)) for day in starts)
    if last_month and len({one.value[:7] for one in days}) == 1:
        after = [period.month(year, int(days[0].value[5:7]) + 1) for year in _YEARS]
        yield f"last month, {days[0].text}", _union((month.begins, month.ends) for month in after)
    for one in days if weekdays else ():
        starts = [day for year in _YEARS if (day := _of_year(one.value, year)) is not None]
        older = ((day + timedelta(days=_WEEK + 1), day + timedelta(days=_YEARLESS)) for day in starts)
        yield f"{one.text}, not by its weekday", _union(older)
