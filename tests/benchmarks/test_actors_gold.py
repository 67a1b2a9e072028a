"""The gold of actors is whole: spans are verbatim and apart, codes are known, halves do not share a text."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from detente.actors import ActorBase
from detente.ontology import ontology

GOLD = Path(__file__).parents[2] / "benchmarks" / "quality" / "gold"
FILES = sorted(GOLD.glob("actors_*.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_is_as_much_as_promised() -> None:
    assert sum(len(rows(path)) for path in FILES if "sentences" in path.name) >= 600
    assert sum(len(rows(path)) for path in FILES if "articles" in path.name) >= 40


def test_no_text_is_in_both_halves() -> None:
    texts = [row["text"] for path in FILES for row in rows(path)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_mentions_are_verbatim_and_their_codes_known(path: Path) -> None:
    codes = {"*", None} | set(ActorBase.default().states) | set(ontology().codes)
    sectors = {"*", None} | set(ontology().sectors)
    for row in rows(path):
        date.fromisoformat(row["published"])
        spans = sorted([(m["start"], m["end"]) for m in row["mentions"]] + [tuple(s) for s in row.get("optional", ())])
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), row["id"]
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"]
            assert mention["actors"], row["id"]
            assert {actor["country"] for actor in mention["actors"]} <= codes, row["id"]
            assert {actor["sector"] for actor in mention["actors"]} <= sectors | {"IGO"}, row["id"]
