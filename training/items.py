"""The corpus as items to train on: sentences with their parties and act found, and which of them are held out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from detente.claims.judge import Question, Range

CORPUS = Path(__file__).parent / "corpus"
LABELS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT NONE"
).split()
# A kind with fewer items than this is learned with its type's other rare ones.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One coded pair of the corpus.

    ``label`` is an index of LABELS; ``finer`` is the event with its kind ("COERCE/arrest"); ``batch`` the name of the
    file without its ending.
    """

    question: Question
    label: int
    finer: str
    batch: str


def corpus(folder: Path = CORPUS) -> Iterator[Item]:
    """The items of the corpus, file by file; raises ValueError, naming file and line, where one is wrong."""
    items = list(_rows(folder))
    common = Counter(item.finer for item in items)
    for item in items:
        yield item if common[item.finer] >= FEWEST else replace(item, finer=f"{LABELS[item.label]}/other")


def _rows(folder: Path) -> Iterator[Item]:
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
    event = row["event"] or ""
    question = Question(row["text"] or "", actor, _span(row, "recipient"), _span(row, "act"))
    return Item(question, LABELS.index(event), f"{event}/{_detail(row)}", batch)


def _detail(row: dict[str, str | None]) -> str:
    """What a finer label says beyond the event: the kind, or that a concession is yet to come.

    "Agreed to withdraw" is CONCEDE in PLOVER and an intent to cooperate in CAMEO (035): whoever compares codes with
    CAMEO's has to tell it from what was conceded there and then.
    """
    if row["event"] == "CONCEDE" and row["status"] in ("announced", "possible"):
        return "announced"
    return row["kind"] or "other"


def _span(row: dict[str, str | None], name: str) -> Range | None:
    words = row[name]
    if words is None:
        return None
    start = (row["text"] or "").index(words)
    return start, start + len(words)
