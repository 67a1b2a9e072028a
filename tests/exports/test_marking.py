"""Label Studio and doccano: every mark is where its words are."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from detente.articles.article import Article
from detente.claims.claim import Claim, ClaimDate
from detente.exports import doccano, label_studio
from detente.exports.label_studio import CONFIGURATION
from detente.exports.marks import LABELS

Page = tuple[Article, Claim]
EXPECTED = {
    ("act", "expelled"), ("actor", "Norway"), ("recipient", "Chadian"), ("recipient", "the foreign minister"),
    ("time", "Monday"), ("place", "Oslo"), ("speaker", "the foreign minister"),
}  # fmt: skip


def tasks(*pages: tuple[Article, list[Claim]]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    label_studio.write(pages, out)
    made: list[dict[str, Any]] = json.loads(out.getvalue())
    return made


def lines(*pages: tuple[Article, list[Claim]]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    doccano.write(pages, out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def regions(task: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in task["predictions"][0]["result"] if one["type"] == "labels"}


def test_label_studio_marks_the_words(page: Page) -> None:
    article, claim = page
    [task] = tasks((article, [claim]))
    body = task["data"]["text"]
    found = set()
    for region in regions(task).values():
        value = region["value"]
        assert body[value["start"] : value["end"]] == value["text"]
        found.add((value["labels"][0], value["text"]))
    assert found == EXPECTED


def test_label_studio_ties_an_act_to_what_belongs_to_it(page: Page) -> None:
    article, claim = page
    [task] = tasks((article, [claim]))
    known = regions(task)
    relations = [one for one in task["predictions"][0]["result"] if one["type"] == "relation"]
    assert len(relations) == len(known) - 1
    for relation in relations:
        assert known[relation["from_id"]]["value"]["labels"] == ["act"]
        assert known[relation["to_id"]]["value"]["labels"] == relation["labels"]


def test_label_studio_says_what_was_coded(page: Page) -> None:
    article, claim = page
    other = replace(claim, id="c2", kind="recall", confidence=0.5)
    [task] = tasks((article, [claim, other]))
    [act] = [region for region in regions(task).values() if region["value"]["labels"] == ["act"]]
    assert act["meta"]["text"] == [
        f"{claim.id}: SANCTION expel expulsion happened", "c2: SANCTION expel recall happened"
    ]  # fmt: skip
    assert task["predictions"][0]["score"] == 0.7
    assert task["data"]["article"] == article.id


def test_the_configuration_knows_the_names_that_tasks_use(page: Page) -> None:
    article, claim = page
    [task] = tasks((article, [claim]))
    view = etree.fromstring(CONFIGURATION)
    labels, text = view.find("Labels"), view.find("Text")
    assert [one.get("value") for one in labels] == list(LABELS)
    for region in regions(task).values():
        assert (region["from_name"], region["to_name"]) == (labels.get("name"), text.get("name"))
    assert text.get("value").removeprefix("$") in task["data"]


def test_doccano_marks_the_words(page: Page) -> None:
    article, claim = page
    [line] = lines((article, [claim, claim]))
    assert {(label, line["text"][start:end]) for start, end, label in line["label"]} == EXPECTED
    assert len(line["label"]) == len(EXPECTED)
    assert line["label"] == sorted(line["label"])


def test_words_that_stand_elsewhere_are_not_marked(page: Page) -> None:
    article, claim = page
    moved = replace(
        claim,
        date=ClaimDate("2021-03-01", "2021-03-01", "day", "relative", "last week"),
        place=None,
        recipients=(replace(claim.recipients[0], start=0), replace(claim.recipients[1], start=-1, text="a person")),
        attribution=(),
    )
    [line] = lines((article, [moved]))
    assert {(label, line["text"][start:end]) for start, end, label in line["label"]} == {
        ("act", "expelled"), ("actor", "Norway"),
    }  # fmt: skip


def test_a_day_named_in_its_paragraph_is_found(page: Page) -> None:
    article, claim = page
    said = replace(claim, date=replace(claim.date, text="It rained"))
    assert "time" not in {label for _, _, label in lines((article, [said]))[0]["label"]}
    body = article.body.replace("It rained.\n\n", "It rained.  ")
    joined = replace(article, body=body, paragraphs=(body,))
    moved = replace(said, evidence=replace(said.evidence, paragraph=0))
    assert [0, 9, "time"] in lines((joined, [moved]))[0]["label"]


def test_pages_without_claims_are_tasks(page: Page) -> None:
    [task] = tasks((page[0], []))
    assert task["predictions"][0]["result"] == []
    assert lines((page[0], []))[0]["label"] == []
    assert tasks() == []


def test_tasks_are_written_one_by_one(page: Page) -> None:
    article, claim = page
    for writer in (label_studio, doccano):
        out, seen = io.BytesIO(), []

        def pages(out: io.BytesIO = out, seen: list[int] = seen) -> Iterator[tuple[Article, list[Claim]]]:
            for _ in range(3):
                seen.append(len(out.getvalue()))
                yield article, [claim]

        writer.write(pages(), out)
        assert seen[0] == 0 < seen[1] < seen[2]
