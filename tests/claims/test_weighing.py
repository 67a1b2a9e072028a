"""Lexicon and model together: what the model is asked, and what its verdict makes of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

import detente
from detente.claims import weighing
from detente.claims.judge import Question, Verdict
from detente.ontology import ontology

DAY = "2020-06-10"


class Oracle:
    """A model that gives every question one type, and remembers what it was asked."""

    def __init__(self, label: str, share: float) -> None:
        event = label.partition("/")[0]
        events = dict.fromkeys([*ontology().events, "NONE"], 0.0) | {event: share, "COOPERATE": 1 - share}
        self.verdict = Verdict(events, {label: share, "COOPERATE/other": 1 - share})
        self.asked: list[Question] = []

    def judge(self, questions: Sequence[Question], most: int) -> list[Verdict]:
        self.asked += questions
        return [self.verdict] * len(questions)


@pytest.fixture
def oracle(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    @contextmanager
    def says(label: str, share: float = 0.95) -> Iterator[Oracle]:
        one = Oracle(label, share)
        monkeypatch.setattr(weighing, "judge", lambda: one)
        yield one

    return says


def test_an_act_that_no_frame_knows_is_the_models(oracle) -> None:  # type: ignore[no-untyped-def]
    with oracle("COERCE/raid") as model:
        (claim,) = detente.code("On Monday Peru outfoxed Chile in the north.", published=DAY)
    assert [m.country for m in claim.actors] == ["PER"]
    assert [m.country for m in claim.recipients] == ["CHL"]
    assert (claim.event, claim.kind, claim.coder.by) == ("COERCE", "raid", "model")
    (question,) = model.asked
    start, end = question.act
    assert question.text[start:end] == "outfoxed"


def test_of_a_type_at_large_only_the_root_is_known(oracle) -> None:  # type: ignore[no-untyped-def]
    with oracle("COERCE/other"):
        (claim,) = detente.code("On Monday Peru outfoxed Chile in the north.", published=DAY)
    assert (claim.kind, claim.cameo) == (None, "17")


@pytest.mark.parametrize(
    ("label", "share", "text"),
    [
        ("NONE", 0.99, "On Monday Peru outfoxed Chile in the north."),
        ("COERCE/raid", 0.6, "On Monday Peru outfoxed Chile in the north."),
        ("COERCE/raid", 0.99, "Peru wanted to outfox Chile."),
        ("COERCE/raid", 0.99, "Would Peru outfox Chile?"),
        ("COERCE/raid", 0.99, "Peru has not outfoxed Chile."),
        ("COERCE/raid", 0.99, "Peru seemed outfoxed, Chile said."),
    ],
)
def test_what_the_model_does_not_know_or_the_sentence_does_not_tell_is_no_claim(  # type: ignore[no-untyped-def]
    oracle, label: str, share: float, text: str
) -> None:
    with oracle(label, share):
        assert detente.code(text, published=DAY) == ()


def test_the_models_word_makes_a_claim_surer_or_less_sure(  # type: ignore[no-untyped-def]
    oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "CERTAIN", 9)  # whatever the frame says, the model is asked
    text = "Peru shelled Chile on Monday."
    sure = {}
    for label in ("ASSAULT/shelling", "COERCE/raid"):
        with oracle(label):
            (claim,) = detente.code(text, published=DAY, least=0)
        sure[claim.coder.by] = claim.confidence
    assert sure["both"] > sure["lexicon"]


def test_what_a_frame_says_much_of_is_not_asked(oracle) -> None:  # type: ignore[no-untyped-def]
    with oracle("COERCE/raid") as model:
        (claim,) = detente.code("Peru imposed new economic sanctions on Chile on Monday.", published=DAY)
    assert (claim.event, claim.coder.by, model.asked) == ("SANCTION", "lexicon", [])


def test_unsure_claims_are_made_when_asked_for(oracle) -> None:  # type: ignore[no-untyped-def]
    text = "Peru shelled Chile on Monday."
    with oracle("COERCE/raid"):
        (claim,) = detente.code(text, published=DAY, least=0)
        assert detente.code(text, published=DAY, least=claim.confidence) == (claim,)
        assert detente.code(text, published=DAY, least=claim.confidence + 0.01) == ()
