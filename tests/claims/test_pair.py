"""Coding a marked pair: what the lexicon's votes fit, which clause the model is asked for, and how both are pooled."""

from __future__ import annotations

import numpy as np
import pytest

from detente.claims.judge import Question
from detente.claims.pair import Pair, best_votes, code_pair, code_pairs, in_clause
from detente.claims.pooling import LABELS, VoteTable, cell_of, pooled
from detente.claims.votes import Range, Vote


def span(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def vote_on(text: str, actor: str, recipient: str) -> Vote | None:
    [vote] = best_votes([Pair(text, (span(text, actor),), (span(text, recipient),))])
    return vote


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind", "fit"),
    [
        ("A court in Lima convicted two miners of fraud.", "A court in Lima", "two miners", "conviction", "both"),
        ("The two miners were arrested by police in Lima.", "police in Lima", "The two miners", "arrest", "both"),
        ("Two miners were arrested in Peru on Monday.", "Peru", "Two miners", "arrest", "recipient"),
        ("The bakers' union said that it would sue the city.", "The bakers' union", "the city", "lawsuit", "both"),
        ("Malian officials condemned the bakers.", "Malian", "the bakers", "criticism", "both"),
        ("Peru condemned Chile while the bakers baked.", "the bakers", "Chile", "criticism", "far"),
    ],
)  # fmt: skip
def test_the_lexicon_votes_with_the_marked_parties(text: str, actor: str, recipient: str, kind: str, fit: str) -> None:
    vote = vote_on(text, actor, recipient)
    assert vote is not None
    assert (vote.code.kind, vote.fit) == (kind, fit)


def test_a_text_without_an_act_has_no_vote() -> None:
    assert vote_on("Lima is a city of Peru.", "Lima", "Peru") is None


def test_the_clause_is_cut_out_with_its_parties() -> None:
    text = "After a week of raids, Chad sued Mali, officials said."
    cut = in_clause(Question(text, span(text, "Chad"), span(text, "Mali")), None)
    assert cut == Question("Chad sued Mali", (0, 4), (10, 14))


def test_a_clause_reaches_to_the_act() -> None:
    text = "Chad, which is at odds with Mali, sued the bakers over it, we hear."
    vote = vote_on(text, "Chad", "the bakers")
    assert vote is not None and vote.trigger == span(text, "sued")
    cut = in_clause(Question(text, span(text, "Chad"), span(text, "Mali")), vote)
    assert cut.text == "Chad, which is at odds with Mali, sued the bakers over it"


def test_a_pair_has_a_best_type_and_probabilities_that_add_up() -> None:
    text = "Rebels shelled the market of a small town, killing six traders."
    coding = code_pair(text, span(text, "Rebels"), span(text, "the market of a small town"))
    assert (coding.best, coding.by) == ("ASSAULT", "both")
    assert sum(coding.probabilities.values()) == pytest.approx(1)
    assert 0 <= coding.none <= 1 and len(coding.probabilities) == 16


@pytest.mark.parametrize("pair", [Pair("", ()), Pair("Lima.", ()), Pair("Peru sued.", (), ((0, 4),))])
def test_poor_pairs_have_a_best_type_too(pair: Pair) -> None:
    [coding] = code_pairs([pair])
    assert coding.best in LABELS


def test_a_vote_is_worth_what_its_like_were_worth() -> None:
    vote = vote_on("Peru sued Chile.", "Peru", "Chile")
    assert vote is not None
    cell = cell_of(vote)
    assert cell == ("both", "ACCUSE", "")
    trusted = VoteTable.counted([(cell, "ACCUSE", 90), (cell, "AID", 10), (("far", "AID", ""), "AID", 100)])
    worth = dict(zip(LABELS, trusted.worth[cell], strict=True))
    assert worth["ACCUSE"] > 0 > worth["AID"]
    # a type that was never voted for is worth what votes of its fit are: nine in ten were right
    unseen = dict(zip(LABELS, trusted.worth["both", "PROTEST", ""], strict=True))
    assert max(unseen, key=unseen.__getitem__) == "PROTEST"


def test_a_witness_of_no_weight_says_nothing() -> None:
    said = np.log(np.array([[0.7, 0.3], [0.1, 0.9]]))
    assert pooled(said, np.array([1.0, 0.0])) == pytest.approx([0.7, 0.3])
    assert pooled(said, np.array([0.0, 0.0])) == pytest.approx([0.5, 0.5])
