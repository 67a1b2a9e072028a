"""Parsing: only what is worth it, one tree a sentence, lemmas mended."""

from __future__ import annotations

import pytest

from detente.sentences import Sentence, parse


def sentence(text: str, index: int = 0, start: int = 0) -> Sentence:
    return Sentence(index, 0, start, start + len(text), text)


def test_only_what_is_worth_it_is_parsed() -> None:
    one, two = parse([sentence("Peru left."), sentence("It rained.", 1, 11)], worth=lambda each: "Peru" in each.text)
    assert one.doc is not None
    assert two.doc is None


def test_a_sentence_is_one_tree() -> None:
    (parsed,) = parse([sentence("Peru left. Chile stayed.")], worth=lambda each: True)
    assert parsed.doc is not None
    assert len([token for token in parsed.doc if token.head == token]) == 1


def test_a_list_as_long_as_a_page_is_not_parsed() -> None:
    (parsed,) = parse([sentence("Peru, " * 300)], worth=lambda each: True)
    assert parsed.doc is None


@pytest.mark.parametrize(
    ("text", "lemma"), [("They hoped.", "hope"), ("They staged it.", "stage"), ("They texted.", "text")]
)
def test_lemmas_are_mended(text: str, lemma: str) -> None:
    (parsed,) = parse([sentence(text)], worth=lambda each: True)
    assert parsed.doc is not None
    assert parsed.doc[1].lemma_ == lemma


def test_tokens_within_characters_of_the_body() -> None:
    (parsed,) = parse([sentence("Peru left Chile.", start=100)], worth=lambda each: True)
    assert [token.text for token in parsed.tokens_within(105, 115)] == ["left", "Chile"]
    assert sentence("Peru left.").tokens_within(0, 4) == []


def test_the_tree_can_be_walked() -> None:
    (parsed,) = parse([sentence("The foreign minister of Peru met two envoys.")], worth=lambda each: True)
    assert parsed.doc is not None
    minister, met = parsed.doc[2], parsed.doc[5]
    assert minister.head is met
    assert [token.text for token in minister.subtree] == ["The", "foreign", "minister", "of", "Peru"]
    assert (minister.left_edge.i, minister.right_edge.i) == (0, 4)
    assert [token.text for token in parsed.doc[4].ancestors] == ["of", "minister", "met"]
    assert [parsed.doc.text_of(*chunk) for chunk in parsed.doc.noun_chunks()] == [
        "The foreign minister", "Peru", "two envoys",
    ]  # fmt: skip
    assert parsed.doc.root(0, 5) is minister


def test_words_after_an_opener_are_full_verbs() -> None:
    (parsed,) = parse([sentence("There were talks in Lima.")], worth=lambda each: True)
    assert parsed.doc is not None
    assert (parsed.doc[1].lemma_, parsed.doc[1].pos_) == ("be", "VERB")
