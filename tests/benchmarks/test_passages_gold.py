"""The gold sets of dated and located passages keep the form that their README states."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "benchmarks" / "quality" / "gold"
LEAST = {"act_dates": 500, "places": 250}


def rows(name: str) -> list[dict[str, Any]]:
    lines = [line for half in ("dev", "test") for line in (GOLD / f"{name}_{half}.jsonl").read_text().splitlines()]
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", LEAST)
def test_there_are_enough_passages_and_none_twice(name: str) -> None:
    marked = [(row["text"], *row["act"]) for row in rows(name)]
    assert len(marked) == len(set(marked)) >= LEAST[name]


@pytest.mark.parametrize("name", LEAST)
def test_the_act_stands_where_it_is_marked(name: str) -> None:
    for row in rows(name):
        assert row["text"][slice(*row["act"])] == row["trigger"], row["id"]


def test_days_are_days_in_order() -> None:
    for row in rows("act_dates"):
        assert row["published"] is None or date.fromisoformat(row["published"])
        if row["date"]:
            first, last = map(date.fromisoformat, (row["date"]["start"], row["date"]["end"]))
            assert first <= last and (first == last) == (row["date"]["precision"] == "day"), row["id"]


def test_places_have_names_and_countries() -> None:
    for row in rows("places"):
        if row["place"]:
            assert row["place"]["names"] and all(len(code) == 3 for code in row["place"]["countries"]), row["id"]
