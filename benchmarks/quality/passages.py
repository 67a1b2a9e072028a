"""Passages of a gold set, each with one act in it: read from a file and parsed; and the tally of answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from detente.articles.article import Article
from detente.sentences import Sentence, parse, split

Answer = TypeVar("Answer")

GOLD = Path(__file__).parent / "gold"
HALVES = ("dev", "test")  # rules are made on the first; the second is held out, and only its figures are looked at


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the characters of the word that names an act, and the gold answer for it (None: none is right)."""

    id: str
    text: str
    published: str | None
    act: tuple[int, int]
    gold: dict[str, Any] | None

    def parsed(self) -> tuple[list[Sentence], Sentence]:
        """All its sentences with their parse, and the one that holds the act."""
        article = Article(self.id, "gold", self.text, (self.text,))
        sentences = parse(split(article), worth=lambda sentence: True)
        return sentences, next(one for one in sentences if one.start <= self.act[0] < one.end)


def passages(name: str, half: str, field: str) -> Iterator[Passage]:
    """The passages of ``gold/NAME_HALF.jsonl``; ``field`` holds the answer."""
    with (GOLD / f"{name}_{half}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Passage(row["id"], row["text"], row.get("published"), tuple(row["act"]), row[field])


@dataclass(slots=True)
class Tally:
    """What was right, missing (an answer was due, none was given) and wrong (one was given that is not right)."""

    all: int = 0
    due: int = 0
    given: int = 0
    right: int = 0
    right_given: int = 0

    def add(self, due: bool, given: bool, right: bool) -> None:
        """Counts one passage; where no answer is due, none is right."""
        self.all += 1
        self.due += due
        self.given += given
        self.right += right
        self.right_given += right and given

    @property
    def wrong(self) -> float:
        """The share of all passages that were given a wrong answer."""
        return (self.given - self.right_given) / self.all

    def line(self, title: str) -> str:
        """The figures on one line."""
        right = f"right {self.right / self.all:.3f} of {self.all}, {self.right_given / self.due:.3f} of {self.due} due"
        return (
            f"{title}: {right}; wrong {self.wrong:.3f} of all, {1 - self.right_given / self.given:.3f} of those given"
        )


def tallies(
    name: str,
    field: str,
    answer: Callable[[Passage], Answer | None],
    is_right: Callable[[dict[str, Any] | None, Answer | None], bool],
    shown: Callable[[Answer], object],
    about: str | None,
) -> Iterator[Tally]:
    """Asks for the answer on each passage of both halves; prints and gives the tally of each half.

    ``about`` says in ``--help`` what is measured; ``--errors`` lists what went wrong in the first half.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--errors", action="store_true")
    errors = parser.parse_args().errors
    for half in HALVES:
        tally = Tally()
        for passage in passages(name, half, field):
            found = answer(passage)
            right = is_right(passage.gold, found)
            tally.add(passage.gold is not None, found is not None, right)
            if errors and half == HALVES[0] and not right:
                word = passage.text[slice(*passage.act)]
                print("MISSED" if found is None else "WRONG ", passage.published or "", f"[{word}]", passage.text)
                print("    gold", passage.gold, "found", None if found is None else shown(found))
        print(tally.line(f"{name.replace('_', ' ')}, {half}"))
        yield tally
