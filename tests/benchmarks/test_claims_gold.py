"""The gold set of claims keeps the form that its README states."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.claims.claim import Status

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "quality" / "gold"
FILES = sorted(GOLD.glob("claims_*.jsonl"))
STATUSES = set(Status.__args__)  # type: ignore[attr-defined]


def articles(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def event_of_kind() -> dict[str, str]:
    with (ROOT / "src" / "detente" / "ontology" / "kinds.tsv").open(encoding="utf-8", newline="") as table:
        return {row["kind"]: row["event"] for row in csv.DictReader(table, delimiter="\t")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_cover_the_text(path: Path) -> None:
    for article in articles(path):
        at = 0
        for start, end in article["sentences"]:
            assert not article["text"][at:start].strip(), article["id"]
            assert article["text"][start:end].strip() == article["text"][start:end] != "", article["id"]
            at = end
        assert at == len(article["text"]), article["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_claims_stand_in_their_sentence_and_use_known_codes(path: Path) -> None:
    events = event_of_kind()
    for article in articles(path):
        for claim in article["claims"]:
            where = (article["id"], claim["trigger"])
            start, end = article["sentences"][claim["sentence"]]
            assert claim["trigger"] in article["text"][start:end], where
            assert claim["event"] in set(events.values()), where
            assert claim["kind"] is None or events[claim["kind"]] == claim["event"], where
            assert claim["actors"], where
            assert all(actor["text"] in article["text"] for actor in claim["actors"] + claim["recipients"]), where
            assert claim["status"] in STATUSES, where
            if claim["date"]:
                assert date.fromisoformat(claim["date"]["start"]) <= date.fromisoformat(claim["date"]["end"]), where


def test_no_article_is_in_both_sets() -> None:
    texts = [article["text"] for path in FILES for article in articles(path)]
    assert len(texts) == len(set(texts)) > 0
