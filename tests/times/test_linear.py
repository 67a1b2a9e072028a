"""No regular expression of times and places takes more than a bounded number of steps a character, on any text.

``re`` counts nothing, so a small matcher walks the same parsed pattern as ``re`` does, backtracking in the same order,
and counts its steps.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import detente.places
import detente.times

LENGTH = 100_000
SHORT = 600  # long enough to tell quadratic work, which takes 300 steps a character there
MOST = 40  # steps a character
ROOMS = (detente.times, detente.places)
UNITS = ["a", "A", "1", ".", " ", "'", "a ", "Aa ", "1,111", "1.1", "a.", "U. ", "a.m", "1/1/", "12:30:", "1-", "_"]


def modules() -> Iterator[Any]:
    for room in ROOMS:
        for found in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[str]]:
    return {
        f"{module.__name__}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }


PATTERNS = patterns()


class TooManySteps(Exception):
    """The search went beyond its bound."""


class Walker:
    """A backtracking search for all matches of a pattern in a text, with its steps counted."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.text, self.steps, self.flags = text, 0, pattern.flags
        self.tree = list(parser.parse(pattern.pattern, pattern.flags))
        self.known: dict[tuple[int, str], bool] = {}

    def run(self) -> int:
        at = 0
        while at <= len(self.text):
            end = self.match(self.tree, at, lambda end: end)
            at = max(at + 1, end if end is not None else 0)
        return self.steps

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST * len(self.text):
            raise TooManySteps

    def one(self, node: Any, at: int) -> bool:
        """Whether a node of one character matches the character at a place."""
        self.step()
        if at >= len(self.text):
            return False
        key = id(node), self.text[at]
        if key not in self.known:
            self.known[key] = self.fits(node, self.text[at])
        return self.known[key]

    def fits(self, node: Any, char: str) -> bool:
        kind, value = node
        if kind is op.LITERAL:
            return ord(char) == value
        if kind is op.NOT_LITERAL:
            return ord(char) != value
        if kind is op.ANY:
            return char != "\n"
        assert kind is op.IN, kind
        negate = value[0][0] is op.NEGATE
        return negate != any(self.in_set(item, char) for item in value[1 if negate else 0 :])

    @staticmethod
    def in_set(item: Any, char: str) -> bool:
        kind, value = item
        if kind is op.LITERAL:
            return ord(char) == value
        if kind is op.RANGE:
            return bool(value[0] <= ord(char) <= value[1])
        assert kind is op.CATEGORY, kind
        name = str(value).lower()
        found = {
            "digit": char.isdecimal(), "space": char.isspace(), "word": char.isalnum() or char == "_",
        }[name.rsplit("_", 1)[-1]]  # fmt: skip
        return found != ("not" in name)

    def match(self, nodes: list[Any], at: int, then: Callable[[int], int | None]) -> int | None:
        """The end of the first way to match the nodes from a place and go on with ``then``."""
        if not nodes:
            return then(at)
        (kind, value), rest = nodes[0], nodes[1:]
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            return self.match(rest, at + 1, then) if self.one(nodes[0], at) else None
        if kind is op.AT:
            return self.match(rest, at, then) if self.holds(value, at) else None
        if kind is op.BRANCH:
            ways = (self.match([*branch, *rest], at, then) for branch in value[1])
            return next((end for end in ways if end is not None), None)
        if kind is op.SUBPATTERN:
            return self.match([*value[3], *rest], at, then)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            direction, inside = value
            start = at if direction > 0 else at - inside.getwidth()[1]
            found = start >= 0 and self.match(list(inside), start, lambda end: end) is not None
            return self.match(rest, at, then) if found == (kind is op.ASSERT) else None
        assert kind is op.MAX_REPEAT, kind
        return self.repeat(value, rest, at, then)

    def repeat(self, value: Any, rest: list[Any], at: int, then: Callable[[int], int | None]) -> int | None:
        least, most, inside = value
        if len(inside) == 1 and inside[0][0] in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            count = 0
            while count < most and self.one(inside[0], at + count):
                count += 1
            for taken in range(count, least - 1, -1):
                self.step()
                end = self.match(rest, at + taken, then)
                if end is not None:
                    return end
            return None
        assert most is not op.MAXREPEAT, "a group is repeated without bound"
        if most:
            again = (max(least - 1, 0), most - 1, inside)
            end = self.match([*inside, (op.MAX_REPEAT, again)], at, lambda end: self.match(rest, end, then))
            if end is not None:
                return end
        return self.match(rest, at, then) if least == 0 else None

    def holds(self, where: Any, at: int) -> bool:
        self.step()
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return at == 0
        if where in (op.AT_END, op.AT_END_STRING):
            return at == len(self.text)
        before = at > 0 and (self.text[at - 1].isalnum() or self.text[at - 1] == "_")
        after = at < len(self.text) and (self.text[at].isalnum() or self.text[at] == "_")
        return (before != after) == (where is op.AT_BOUNDARY)


def example(nodes: Any, way: int) -> str:
    """A text that a pattern matches, with the last or first branch at each choice and each repeat once."""
    text = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            text += chr(value)
        elif kind is op.IN:
            first = value[0]
            text += chr(first[1]) if first[0] is op.LITERAL else chr(first[1][0]) if first[0] is op.RANGE else "1a"[way]
        elif kind is op.NOT_LITERAL or kind is op.ANY:
            text += "x"
        elif kind is op.BRANCH:
            text += example(value[1][-way], way)
        elif kind is op.SUBPATTERN:
            text += example(value[3], way)
        elif kind is op.MAX_REPEAT:
            text += example(value[2], way) * max(1, min(value[0], 4))
    return text


def adversarial(pattern: re.Pattern[str]) -> set[str]:
    """Units that make a pattern work when they are repeated: what it nearly matches, and runs of what it is made of."""
    wholes = [example(parser.parse(pattern.pattern, pattern.flags), way) for way in (0, 1)]
    near = {whole[:length] for whole in wholes for length in (1, len(whole) // 2, len(whole) - 1, len(whole)) if whole}
    return {unit for unit in near | set(UNITS) if unit}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_a_bounded_number_of_steps_a_character(name: str) -> None:
    # TooManySteps fails the test; the costliest unit goes on to the full length.
    steps = {unit: Walker(PATTERNS[name], (unit * SHORT)[:SHORT]).run() for unit in adversarial(PATTERNS[name])}
    worst = max(steps, key=lambda unit: (steps[unit], unit))
    assert Walker(PATTERNS[name], (worst * LENGTH)[:LENGTH]).run() / LENGTH <= 1.1 * steps[worst] / SHORT, worst


@pytest.mark.parametrize("pattern", [r"[\w.]+ day", r"\d+(?:,\d+)?x", r"a*b"])
def test_the_count_finds_what_is_quadratic(pattern: str) -> None:
    with pytest.raises(TooManySteps):
        for unit in adversarial(re.compile(pattern)):
            Walker(re.compile(pattern), (unit * SHORT)[:SHORT]).run()


@pytest.mark.parametrize("name", PATTERNS)
def test_the_walker_finds_what_re_finds(name: str) -> None:
    pattern = PATTERNS[name]
    text = "President Ada Stone, U.S., 3/4/2018, two weeks ago, 8:20 a.m., first term, XXXX-01-02, P3D, newly elected"
    at, ends = 0, []
    walker = Walker(pattern, text)
    while at <= len(text):
        end = walker.match(walker.tree, at, lambda end: end)
        ends.append(end)
        at += 1
    assert ends == [found.end() if (found := pattern.match(text, at)) else None for at in range(len(text) + 1)]


def test_every_expression_is_a_constant_that_these_tests_see() -> None:
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        calls = [
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
        ]
        assert set(calls) <= {"compile"}, module.__name__
        seen = [name for name in PATTERNS if name.startswith(f"{module.__name__}.")]
        assert len(seen) >= len(calls), module.__name__
