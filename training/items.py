"""The corpus as items to train on: sentences with their parties and act found, and which of them are held out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.claims.judge import Question, Range

CORPUS = Path(__file__).parent / "corpus"
LABELS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT NONE"
).split()


@dataclass(frozen=True, slots=True)
class Item:
    """One coded pair of the corpus. ``label`` is an index of LABELS, ``batch`` the name of the file without ending."""

    question: Question
    label: int
    batch: str


def corpus(folder: Path = CORPUS) -> Iterator[Item]:
    """The items of the corpus, file by file; raises ValueError, naming file and line, where one is wrong."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                yield _item(json.loads(line), path.stem)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def held_out(batches: Iterable[str]) -> frozenset[str]:
    """Every tenth batch of each hand (the first letter of its name): the fifth, the fifteenth and so on."""
    hands: dict[str, list[str]] = {}
    for batch in sorted(set(batches)):
        hands.setdefault(batch[0], []).append(batch)
    return frozenset(batch for several in hands.values() for batch in several[4::10])


def _item(row: dict[str, str | None], batch: str) -> Item:
    actor = _span(row, "actor")
    if actor is None:
        raise ValueError("no actor")
    question = Question(row["text"] or "", actor, _span(row, "recipient"), _span(row, "act"))
    return Item(question, LABELS.index(row["event"] or ""), batch)


def _span(row: dict[str, str | None], name: str) -> Range | None:
    words = row[name]
    if words is None:
        return None
    start = (row["text"] or "").index(words)
    return start, start + len(words)
