"""The table to read: what a row says, and that a page cannot play tricks on the terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.claims.claim import Attribution, Claim, ClaimDate, Evidence, Span
from detente.exports import Format
from detente.exports.table import LONGEST_SENTENCE

MakeClaim = Callable[..., Claim]


def shown(claims: list[Claim], monkeypatch: pytest.MonkeyPatch, columns: int = 120) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = io.BytesIO()
    Format.TABLE.write(claims, out)
    return out.getvalue().decode()


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_a_row_says_it_all(make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    text = shown([make_claim()], monkeypatch, columns)
    words = " ".join(text.split())
    for expected in (
        "Two out · The Example · 2021-03-02",
        "2021-03-01",
        "Norway",
        "SANCTION",
        "expulsion",
        "happened",
    ):
        assert expected in words
    assert "Norway [expelled] two Chadian diplomats" in words
    assert max(len(line) for line in text.splitlines()) <= columns


def test_a_headline_stands_over_the_claims_of_one_article(
    make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = make_claim()
    other = replace(claim, article=replace(claim.article, id="a2", headline="Another"))
    text = shown([claim, claim, other], monkeypatch)
    assert text.count("Two out") == 1
    assert text.index("Two out") < text.index("Another")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (ClaimDate("2021-03-01", "2021-03-31", "month", "stated", "March"), "2021-03 "),
        (ClaimDate("2021-01-01", "2021-12-31", "year", "stated", "2021"), "2021 "),
        (ClaimDate("2021-03-01", "2021-03-07", "week", "stated", "that week"), "2021-03-07"),
        (ClaimDate(None, None, "none", "none", None), "? "),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch, date: ClaimDate, expected: str
) -> None:
    lines = shown([make_claim(date=date)], monkeypatch).splitlines()[2:]
    assert any(line.startswith(expected) for line in lines)


def test_on_whose_word(make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = make_claim()
    agency = Attribution(None, "Example Wire", "told Example Wire", 0, 17)
    assert "Norway, via Example" in " ".join(
        shown([replace(claim, attribution=(*claim.attribution, agency))], monkeypatch, 200).split()
    )
    assert "the outlet's own" in shown([make_claim(attribution=())], monkeypatch)


def test_control_characters_do_not_reach_the_terminal(make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Norway \x1b[31mexpelled\x1b]0;x\x07 them \u202eoslO\u2066."
    claim = make_claim(evidence=Evidence(text, 0, len(text), 0, Span("expelled", 12, 20)))
    output = shown([claim], monkeypatch)
    assert not set("\x1b\x07\u202e\u2066") & set(output)
    assert "[expelled]" in output


def test_a_sentence_of_a_whole_page_is_shown_around_its_act(
    make_claim: MakeClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "before " * 1000 + "expelled" + " after" * 1000
    claim = make_claim(evidence=Evidence(text, 0, len(text), 0, Span("expelled", 7000, 7008)))
    output = shown([claim], monkeypatch)
    assert "[expelled]" in output
    assert output.count("…") == 2
    assert len(" ".join(output.split())) < LONGEST_SENTENCE + 600
