"""The grammar: patterns over words, read from ``data/rules.tsv`` and matched longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from detente.tables import rows
from detente.times.words import Reading, Word

# A time expression holds at least one of these, within so many words of its first.
_HOT_CLASSES = frozenset(
    [
        "MON",
        "WD",
        "WEEKDAY",
        "WEEKDAYS",
        "UNIT",
        "UNITS",
        "YEAR",
        "YY",
        "DECADE",
        "NINETIES",
        "ISO",
        "SLASH",
        "CLOCK",
        "AMPM",
        "ZONE",
        "NOON",
        "PART",
        "SEASON",
        "DEICTIC",
        "PERIODIC",
        "REF",
        "NAMED",
        "ORD",
    ]
)
_HOT_WORDS = frozenset(
    {"time", "past", "moment", "present", "future", "term", "overnight", "tonight", "clock", "fiscal", "current"}
)
_REACH = 9
_BOUNDARY = Word("", "", 0, 0, {})


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: ``words[start:end]``, with the value of each class and the match of each level in it."""

    action: str
    start: int
    end: int
    values: dict[str, Reading]
    parts: dict[str, Match]

    def number(self, name: str) -> int:
        """The value of a class that counts."""
        return int(self.values[name])

    @property
    def step(self) -> int:
        """How many units on: -1 for last, 0 for this, 1 for next ("the year" is this year)."""
        value = self.values.get("WHICH", 0)
        return {"P": -1, "F": 1}.get(value, 0) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of a pattern: alternatives, or a group of elements, or a level."""

    words: frozenset[str] = frozenset()
    classes: tuple[tuple[str, str], ...] = ()
    group: tuple[_Element, ...] = ()
    level: str = ""
    name: str = ""
    optional: bool = False
    look: int = 0
    negative: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    action: str
    elements: tuple[_Element, ...]
    order: int


@dataclass(slots=True)
class _State:
    """The words of one sentence, with the matches found so far at each place."""

    words: Sequence[Word]
    found: dict[tuple[str, int], Match | None] = field(default_factory=dict)


class Grammar:
    """The rules, by level and by the words and classes that they can begin with."""

    def __init__(self, table: Iterable[Mapping[str, str]]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        for row in table:
            rules = self._rules.setdefault(row["level"], [])
            rules.append(_Rule(row["action"], _elements(row["pattern"].split()), len(rules)))
        self._known: dict[tuple[str, ...], tuple[_Rule, ...]] = {}
        self._starts: dict[str, dict[str, list[_Rule]]] = {level: {} for level in self._rules}
        for level, rules in self._rules.items():
            for rule in rules:
                for start in self._first(rule.elements):
                    self._starts[level].setdefault(start, []).append(rule)

    def matches(self, words: Sequence[Word], level: str = "top") -> list[Match]:
        """The expressions in a sentence's words, left to right; none overlaps another."""
        state, found, at = _State(words), [], 0
        near = _nearness(words)
        while at < len(words):
            match = self._match(state, level, at) if near[at] else None
            if match is not None:
                found.append(match)
                at = match.end
            else:
                at += 1
        return found

    def _first(self, elements: Sequence[_Element]) -> set[str]:
        """The words and classes that a pattern can begin with."""
        first: set[str] = set()
        for element in elements:
            if element.look:
                continue
            if element.level:
                for rule in self._rules[element.level]:
                    first |= self._first(rule.elements)
            elif element.group:
                first |= self._first(element.group)
            else:
                first |= element.words | {kind for kind, _ in element.classes}
            if not element.optional:
                break
        return first

    def _match(self, state: _State, level: str, at: int) -> Match | None:
        key = (level, at)
        if key not in state.found:
            state.found[key] = self._longest(state, level, at)
        return state.found[key]

    def _longest(self, state: _State, level: str, at: int) -> Match | None:
        if at >= len(state.words):
            return None
        best: Match | None = None
        for rule in self._rules_for(level, state.words[at]):
            for end, values, parts in self._ends(state, rule.elements, 0, at, {}, {}):
                if end > at and (best is None or end > best.end):
                    best = Match(rule.action, at, end, values, parts)
                break
        return best

    def _rules_for(self, level: str, word: Word) -> tuple[_Rule, ...]:
        """The rules of a level that may begin with a word, in order; remembered, as the words of news are few."""
        starts = self._starts[level]
        keys = [key for key in (word.lower, *word.readings) if key in starts]
        if not keys:
            return ()
        known = (level, *keys)
        if known not in self._known:
            rules = {rule.order: rule for key in keys for rule in starts[key]}
            self._known[known] = tuple(rules[order] for order in sorted(rules))
        return self._known[known]

    def _ends(
        self, state: _State, elements: Sequence[_Element], index: int, at: int,
        values: dict[str, Reading], parts: dict[str, Match],
    ) -> list[tuple[int, dict[str, Reading], dict[str, Match]]]:  # fmt: skip
        """The first way to match ``elements[index:]`` from the word ``at``, options taken before they are left out."""
        if index == len(elements):
            return [(at, values, parts)]
        element = elements[index]
        if element.look:
            neighbour = state.words[at - 1] if element.look < 0 and at else _BOUNDARY
            if element.look > 0 and at < len(state.words):
                neighbour = state.words[at]
            if (self._reading(element, neighbour) is None) == element.negative:
                return self._ends(state, elements, index + 1, at, values, parts)
            return []
        if element.group:
            whole = self._ends(state, (*element.group, *elements[index + 1 :]), 0, at, values, parts)
            if whole:
                return whole
        elif element.level:
            inner = self._match(state, element.level, at)
            if inner is not None:
                whole = self._ends(state, elements, index + 1, inner.end, values, {**parts, element.name: inner})
                if whole:
                    return whole
        elif at < len(state.words):
            reading = self._reading(element, state.words[at])
            if reading is not None:
                name, value = reading
                more = {**values, name: value} if name else values
                whole = self._ends(state, elements, index + 1, at + 1, more, parts)
                if whole:
                    return whole
        return self._ends(state, elements, index + 1, at, values, parts) if element.optional else []

    @staticmethod
    def _reading(element: _Element, word: Word) -> tuple[str, Reading] | None:
        for kind, name in element.classes:
            if kind in word.readings:
                return name, word.readings[kind]
        return ("", word.lower) if word.lower in element.words and word.lower else None


def _nearness(words: Sequence[Word]) -> list[bool]:
    """Whether a word that tells of time stands at or soon after each word: most stretches of text have none."""
    near, left = [False] * len(words), 0
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        left = _REACH if word.lower in _HOT_WORDS or not _HOT_CLASSES.isdisjoint(word.readings) else left - 1
        near[at] = left > 0
    return near


def _elements(pieces: list[str]) -> tuple[_Element, ...]:
    elements: list[_Element] = []
    while pieces:
        piece = pieces.pop(0)
        if piece.startswith("(") and len(piece) > 1 and piece[1] != "|":
            inside = [piece[1:]]
            while not inside[-1].endswith(")?"):
                inside.append(pieces.pop(0))
            inside[-1] = inside[-1][:-2]
            elements.append(_Element(group=_elements(inside), optional=True))
        else:
            elements.append(_element(piece))
    return tuple(elements)


def _element(piece: str) -> _Element:
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece[:-1] if optional else piece
    look = {"<": -1, ">": 1}.get(piece[0], 0) if len(piece) > 1 else 0
    piece = piece[1:] if look else piece
    negative = bool(look) and piece.startswith("!") and len(piece) > 1
    piece = piece[1:] if negative else piece
    if piece.startswith("@"):
        return _Element(level=piece[1:].rstrip("2"), name=piece[1:], optional=optional)
    names = piece.split("|")
    classes = tuple((name.rstrip("2"), name) for name in names if name.isupper() or name[:-1].isupper())
    words = frozenset(name for name in names if not (name.isupper() or name[:-1].isupper()))
    return _Element(words=words, classes=classes, optional=optional, look=look, negative=negative)


@cache
def grammar() -> Grammar:
    """The project's grammar."""
    return Grammar(rows(files("detente.times").joinpath("data/rules.tsv")))
