"""Parsing: only what is worth it, one tree a sentence, lemmas mended."""

from __future__ import annotations

import pytest

from detente.sentences import Sentence, memory, parse


def sentence(text: str, index: int = 0, start: int = 0) -> Sentence:
    return Sentence(index, 0, start, start + len(text), text)


def test_only_what_is_worth_it_is_parsed() -> None:
    with memory():
        one, two = parse(
            [sentence("Peru left."), sentence("It rained.", 1, 11)], worth=lambda each: "Peru" in each.text
        )
        assert one.doc is not None
        assert two.doc is None


def test_a_sentence_is_one_tree() -> None:
    with memory():
        (parsed,) = parse([sentence("Peru left. Chile stayed.")], worth=lambda each: True)
        assert parsed.doc is not None
        assert len([token for token in parsed.doc if token.head == token]) == 1


def test_a_list_as_long_as_a_page_is_not_parsed() -> None:
    with memory():
        (parsed,) = parse([sentence("Peru, " * 300)], worth=lambda each: True)
        assert parsed.doc is None


@pytest.mark.parametrize(
    ("text", "lemma"), [("They hoped.", "hope"), ("They staged it.", "stage"), ("They texted.", "text")]
)
def test_lemmas_are_mended(text: str, lemma: str) -> None:
    with memory():
        (parsed,) = parse([sentence(text)], worth=lambda each: True)
        assert parsed.doc is not None
        assert parsed.doc[1].lemma_ == lemma


def test_tokens_within_characters_of_the_body() -> None:
    with memory():
        (parsed,) = parse([sentence("Peru left Chile.", start=100)], worth=lambda each: True)
        assert [token.text for token in parsed.tokens_within(105, 115)] == ["left", "Chile"]
    assert sentence("Peru left.").tokens_within(0, 4) == []
