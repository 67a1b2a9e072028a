"""Items are found in their sentences, and what is held out is told by the names of the batches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.items import FEWEST, LABELS, corpus, held_out


def row(**changed: str | None) -> dict[str, str | None]:
    made: dict[str, str | None] = {
        "text": "Togo recalled its envoy from Benin.", "actor": "Togo", "recipient": "Benin", "act": "recalled",
        "event": "SANCTION", "kind": "recall", "status": "happened",
    }  # fmt: skip
    return made | changed


def write(folder: Path, *rows: dict[str, str | None]) -> Path:
    (folder / "x01.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
    return folder


def test_parts_are_found_in_the_text(tmp_path: Path) -> None:
    (item,) = corpus(write(tmp_path, row(recipient=None)))
    question = item.question
    assert question.text[slice(*question.actor)] == "Togo"
    assert question.recipient is None
    assert question.act is not None and question.text[slice(*question.act)] == "recalled"
    assert (LABELS[item.label], item.batch) == ("SANCTION", "x01")


def test_a_kind_is_a_label_where_it_is_not_rare(tmp_path: Path) -> None:
    rows = [row()] * FEWEST + [row(kind="expulsion")] * (FEWEST - 1)
    rows += [row(event="CONCEDE", status="announced")] * FEWEST
    labels = [item.finer for item in corpus(write(tmp_path, *rows))]
    assert (labels[0], labels[FEWEST], labels[-1]) == ("SANCTION/recall", "SANCTION/other", "CONCEDE/announced")


@pytest.mark.parametrize("changed", [{"recipient": "Ghana"}, {"event": "SULK"}, {"actor": None}])
def test_a_wrong_row_is_named(tmp_path: Path, changed: dict[str, str | None]) -> None:
    with pytest.raises(ValueError, match=r"x01\.jsonl, line 2"):
        list(corpus(write(tmp_path, row(), row(**changed))))


def test_every_tenth_batch_of_each_hand_is_held_out() -> None:
    batches = [f"{hand}{number:02}" for hand in "ab" for number in range(1, 17)]
    assert held_out(batches) == {"a05", "a15", "b05", "b15"}
    assert held_out(["a01", "b01"]) == frozenset()
