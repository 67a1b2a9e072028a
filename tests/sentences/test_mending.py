"""Mending: what hangs from what where the small model errs the same way each time."""

from __future__ import annotations

import pytest

from detente.articles import Article
from detente.sentences import parse, split
from detente.sentences.doc import Doc, Token


def parsed(text: str) -> Doc:
    """The mended parse of a text of one sentence."""
    (sentence,) = parse(split(Article(id="", source="", body=text, paragraphs=(text,))), worth=lambda _: True)
    assert sentence.doc is not None
    return sentence.doc


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


# A sentence, a word of it, and what the word hangs from by which relation.
MENDED = {
    "a month before the subject": ("In March Peru and Bolivia expelled the envoy.", "Peru", "nsubj", "expelled"),
    "a date before the subject": ("On 4 May 2019 Peruvian troops shelled a village.", "troops", "nsubj", "shelled"),
    "a month within a phrase": (
        "At the General Assembly in June Chad and Mali recognised the state.", "Chad", "nsubj", "recognised",
    ),
    "a city before an article": (
        "In New York the Security Council, by ten votes to one, demanded that Chile leave.",
        "Council", "nsubj", "demanded",
    ),
    "a clause after a day": ("He left a day after France and Chad expelled him.", "France", "nsubj", "expelled"),
    "a day before a possessor": ("In a speech on Monday Peru's president accused Chile.", "Monday", "pobj", "on"),
    "charge": ("Cambodia accused Thai troops of opening fire first on July 24.", "of", "prep", "accused"),
    "gerund": ("Peru accused Chile of spying.", "spying", "pcomp", "of"),
    "series of charges": (
        "Peru accused Chile of spying on Bolivian officials with Argentine cameras and of arming rebels.",
        "arming", "pcomp", "of",
    ),
    "aside": ("Peru's president, in a letter to Chile, condemned the raid.", "in", "prep", "condemned"),
    "cleft": ("It was Peru that expelled the envoy.", "expelled", "relcl", "Peru"),
    "contents": ("A demand that Chile withdraw its troops was ignored.", "withdraw", "ccomp", "demand"),
    "late object": ("Peru on Monday launched, without warning, an attack on Chile.", "attack", "dobj", "launched"),
    "late relative": ("Peru freed two sailors on Monday whom it had seized.", "seized", "relcl", "sailors"),
    "measure": ("Peru gave Chilean diplomats 48 hours to leave.", "hours", "dobj", "gave"),
    "pair": ("Chilean-Peruvian talks were held in Lima.", "Chilean", "amod", "talks"),
    "participle": (
        "London has severed diplomatic relations with Buenos Aires and frozen Argentine assets.",
        "frozen", "conj", "severed",
    ),
    "persona non grata": ("Peru declared the Chilean envoy persona non grata on Monday.", "envoy", "dobj", "declared"),
    "clause after an adverb": (
        "Peru left after Donald Trump demanded once more that Mexico pay for a wall.", "pay", "ccomp", "demanded",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "relation", "head"), MENDED.values(), ids=MENDED)
def test_a_word_hangs_where_it_belongs(sentence: str, text: str, relation: str, head: str) -> None:
    token = word(parsed(sentence), text)
    assert (token.dep_, token.head.text) == (relation, head)


TAGGED = {
    "let": ("Peru let the Chilean sailors go.", "go", "VB"),
    "had": ("Peru had the Chilean ambassador expelled.", "expelled", "VBN"),
}


@pytest.mark.parametrize(("sentence", "text", "tag"), TAGGED.values(), ids=TAGGED)
def test_a_bare_clause_has_no_tense(sentence: str, text: str, tag: str) -> None:
    assert word(parsed(sentence), text).tag_ == tag


LEFT = {
    "relative": ("The truce that Chad announced did not hold.", "announced", "relcl", "truce"),
    "wares": ("Kenya banned maize from Uganda.", "from", "prep", "maize"),
    "a day": ("On Monday the Chilean army shelled a village.", "Monday", "pobj", "On"),
}


@pytest.mark.parametrize(("sentence", "text", "relation", "head"), LEFT.values(), ids=LEFT)
def test_what_is_right_stays(sentence: str, text: str, relation: str, head: str) -> None:
    token = word(parsed(sentence), text)
    assert (token.dep_, token.head.text) == (relation, head)


@pytest.mark.parametrize("sentence", [case[0] for case in MENDED.values()], ids=MENDED)
def test_a_mended_parse_is_one_tree(sentence: str) -> None:
    doc = parsed(sentence)
    (root,) = (token for token in doc if token.head is token)
    assert sorted(token.i for token in root.subtree) == [token.i for token in doc]
    assert all(child.head is token for token in doc for child in token.children)
