"""The training corpus is whole: every row is a sentence with its parties, and every label is one of the ontology's."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from detente.ontology import ontology

CORPUS = Path(__file__).parents[2] / "training" / "corpus"
STATUSES = {"happened", "under_way", "announced", "possible", "denied", "negated"}


@cache
def corpus() -> list[dict[str, str | None]]:
    """Every row of the corpus."""
    return [
        json.loads(line) for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_row_is_whole(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        place = f"{path.name}:{number}"
        for part in ("actor", "recipient", "act"):
            assert row[part] is None or row[part] in row["text"], f"{place}: {part}"
        assert row["actor"], place
        assert row["event"] == "NONE" or row["event"] in ontology().events, place
        assert row["kind"] is None or row["kind"] in ontology().kinds, place
        assert row["status"] in STATUSES, place


def test_every_type_has_enough_items() -> None:
    counts = Counter(row["event"] for row in corpus())
    assert all(counts[event] >= 150 for event in ontology().events), counts
    assert counts["NONE"] >= 800
    assert len({row["text"] for row in corpus()}) >= 3000
