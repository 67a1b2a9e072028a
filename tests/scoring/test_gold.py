"""Gold claims: reading them, and matching claims with them field by field."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from detente.claims.claim import Claim
from detente.errors import InputError
from detente.scoring import GoldClaim, claims_report, gold_articles, measure, shown
from detente.scoring.matching import Match, matches_of

TEXT = "Chad recalled its ambassador from Norway on Tuesday. Norway regretted the step."
CLAIM = {
    "event": "SANCTION", "kind": "recall", "actors": [{"text": "Chad", "country": "TCD", "sector": "GOV"}],
    "recipients": [{"text": "Norway", "country": "NOR", "sector": "GOV"}], "status": "happened",
    "date": {"start": "2021-03-02", "end": "2021-03-02"}, "speakers": [], "trigger": "recalled", "sentence": 0,
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    "id": "a1", "headline": "Envoy leaves", "published": "2021-03-03", "text": TEXT, "sentences": [[0, 52], [53, 79]],
    "claims": [CLAIM],
}  # fmt: skip


def line(**changes: Any) -> str:
    return json.dumps(ARTICLE | changes)


def test_an_article_is_coded_and_matched() -> None:
    [article] = gold_articles("x", line())
    right = [match for match in measure(article) if match.right]
    assert [match.gold and match.gold.trigger for match in right] == ["recalled"]
    assert right[0].agreeing == {"event", "kind", "actors", "recipients", "status", "date", "speakers"}
    report = list(claims_report(right, 1))
    assert report[0] == "1 article"
    assert ["SANCTION", "1", "1", "1", "1.000", "1.000", "1.000"] in [each.split() for each in report]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"text": ', "line 1: no JSON (Expecting value)"),
        (f"{line()}\n\n{{}}", "line 3: no 'text'"),
        ("[1]", "line 1: not an article with gold claims"),
        ("[" * 100_000, "line 1: not an article with gold claims"),
        (line(text=5), "line 1: 'text' is no text"),
        (line(sentences=5), "line 1: not an article with gold claims"),
        (line(published="soon"), "line 1: 'soon' is no day (2018-03-26)"),
        (line(claims=[{**CLAIM, "event": "GIFT"}]), "line 1: 'GIFT' is no event type"),
        (line(claims=[{**CLAIM, "status": "over"}]), "line 1: 'over' is no status"),
        (line(claims=[{**CLAIM, "sentence": 2}]), "line 1: no sentence 2"),
        (line(claims=[{"event": "AID"}]), "line 1: no 'status'"),
    ],
)
def test_a_line_that_has_not_the_form_is_named(text: str, reason: str) -> None:
    with pytest.raises(InputError) as told:
        gold_articles("x", text)
    assert str(told.value) == f"x: {reason}"


@pytest.fixture
def gold() -> GoldClaim:
    """What the claim of the fixture ``make_claim`` should be."""
    [article] = gold_articles("x", line())
    return article.claims[0]


def test_the_better_counterpart_is_taken(gold: GoldClaim, make_claim: Callable[..., Claim]) -> None:
    claim = make_claim()
    as_claim = replace(
        gold, event=claim.event, trigger=claim.evidence.trigger.text,
        actors=frozenset(m.country for m in claim.actors if m.country),
        recipients=frozenset(m.country for m in claim.recipients if m.country),
    )  # fmt: skip
    poor = replace(as_claim, actors=frozenset({"PER"}))
    found = list(matches_of("s", [poor, as_claim], [claim]))
    assert [(match.gold is as_claim, match.claim is claim, match.right) for match in found] == [
        (True, True, True), (False, False, False),
    ]  # fmt: skip
    assert found[1] == Match("s", poor, None)


def test_what_is_missed_and_wrong_is_shown(gold: GoldClaim, make_claim: Callable[..., Claim]) -> None:
    found = [Match("Somebody did it.", gold, None), Match("Nobody did.", None, make_claim())]
    missed, wrong = list(shown(found, "missed", 5)), list(shown(found, "wrong", 5))
    assert missed[1] == "missed: 1, of them 1 here"
    assert "  Somebody did it." in missed and any("SANCTION/recall  TCD > NOR" in each for each in missed)
    assert "  Nobody did." in wrong and "  Somebody did it." not in wrong
