"""Sentences: where one ends, where none does, and offsets that lead back to the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.articles import Article
from detente.sentences import Sentence, split


def sentences(body: str) -> list[Sentence]:
    """The sentences of a body whose paragraphs are parted by empty lines."""
    return split(Article("a1", "page.txt", body, tuple(body.split("\n\n"))))


ENDS = {
    "stop": "Talks began.|They ended.",
    "other marks": "Really?|Yes!|Talks began.",
    "quotation": '"Stop it."|He left.',
    "curly quotation": "“We agree.”|“So do we.”",
    "bracket": "(Talks began.)|They ended.",
    "abbreviation at the end": "He lives in the U.S.|The trip was short.",
    "no as a word": "He said no.|They left.",
    "cut quotation": '"We never ..."|He stopped.',
}
HOLDS = {
    "title": "Gen. Ivan Petrov met Sen. Ann Lee.",
    "month": "On Nov. 7 they met.",
    "number": "He lives at No. 10 Downing Street.",
    "decimals": "It grew by 3.5 percent.",
    "initial": "John F. Kennedy spoke.",
    "inner stops": "The U.S. Senate met at 3 p.m. Monday.",
    "speaker after": '"Stop it!" he said.',
    "web name": "See example.com for more.",
}


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS)
def test_a_sentence_ends(text: str) -> None:
    parts = text.split("|")
    assert [sentence.text for sentence in sentences(" ".join(parts))] == parts


@pytest.mark.parametrize("text", HOLDS.values(), ids=HOLDS)
def test_a_stop_may_not_end_it(text: str) -> None:
    assert [sentence.text for sentence in sentences(text)] == [text]


def test_paragraphs_part_sentences_and_are_counted() -> None:
    found = sentences("Talks began\n\nThey ended. All left.")
    assert [(s.index, s.paragraph, s.text) for s in found] == [
        (0, 0, "Talks began"),
        (1, 1, "They ended."),
        (2, 1, "All left."),
    ]


def test_a_place_line_stands_apart() -> None:
    assert [s.text for s in sentences("LIMA, June 9 (Example Wire) - Talks began.")][-1] == "Talks began."


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), min_size=1))
def test_offsets_lead_back_and_never_overlap(paragraphs: list[str]) -> None:
    body, at = "\n\n".join(paragraphs), 0
    for number, sentence in enumerate(split(Article("a1", "page.txt", body, tuple(paragraphs)))):
        assert sentence.index == number
        assert body[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert at <= sentence.start
        at = sentence.end
