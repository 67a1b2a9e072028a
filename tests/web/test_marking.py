"""Marks in a text: what is cut apart is the text again, and overlapping marks are all kept."""

from __future__ import annotations

from detente.articles.article import Article
from detente.claims.claim import Claim
from detente.web.marking import Mark, marks_of, passage_of, pieces

BODY = "Norway's foreign ministry said it expelled two envoys."


def test_pieces_are_the_text_again_and_keep_every_mark_that_overlaps() -> None:
    marks = [
        Mark(0, 25, "actor", "a", "Norway"),
        Mark(9, 30, "speaker", "a", "ministry"),
        Mark(34, 42, "act", "a", "x"),
    ]
    cut = pieces(BODY, 0, len(BODY), marks)
    assert "".join(piece.text for piece in cut) == BODY
    assert [(piece.text, piece.roles, piece.label) for piece in cut if piece.marks] == [
        ("Norway's ", ("actor",), "actor"),
        ("foreign ministry", ("actor", "speaker"), "speaker"),
        (" said", ("speaker",), ""),
        ("expelled", ("act",), "act"),
    ]


def test_parts_that_begin_together_are_named_together() -> None:
    (first, *_) = pieces(BODY, 0, 30, [Mark(0, 6, "actor", "a", "Norway"), Mark(0, 6, "speaker", "a", "Norway")])
    assert (first.text, first.label, first.title) == ("Norway", "actor · speaker", "actor: Norway; speaker: Norway")


def test_a_mark_that_began_before_the_stretch_is_named_where_the_stretch_begins() -> None:
    (first, _) = pieces(BODY, 9, 30, [Mark(0, 25, "actor", "a", "Norway")])
    assert (first.text, first.label) == ("foreign ministry", "actor")


def test_a_claim_is_shown_between_the_sentences_next_to_it(make_page, Told) -> None:  # type: ignore[no-untyped-def]
    article, claims = make_page(
        "Out", "2021-03-02",
        Told("Chad closed its border.", "Chad", "closed", "Chad", "sanction"),
        Told("Norway expelled two envoys of Chad.", "Norway", "expelled", "Chad"),
        Told("Oslo gave no reason. Japan thanked Norway.", "Japan", "thanked", "Norway", "thanks"),
    )  # fmt: skip
    passage = passage_of(article, claims[1])
    before, said, after = (
        "".join(piece.text for piece in part) for part in (passage.before, passage.sentence, passage.after)
    )
    assert (before, said, after) == (
        "Chad closed its border.", "Norway expelled two envoys of Chad.", "Oslo gave no reason."
    )  # fmt: skip
    assert [piece.label for piece in passage.sentence if piece.marks] == ["actor", "act", "recipient"]


def test_a_part_that_stands_nowhere_in_the_text_is_not_marked(make_page, Told) -> None:  # type: ignore[no-untyped-def]
    article, (claim,) = make_page("Out", "2021-03-02", Told("Norway expelled Chad.", "Norway", "expelled", "Chad"))
    cut_short = Article(article.id, "x", "Norway", ("Norway",))
    assert [mark.role for mark in _all(claim, article.body)] == ["evidence", "actor", "recipient", "act"]
    assert [mark.role for mark in _all(claim, cut_short.body)] == ["actor"]


def _all(claim: Claim, body: str) -> list[Mark]:
    return list(marks_of(claim, body))
