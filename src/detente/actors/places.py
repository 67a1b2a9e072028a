"""Telling a place from an actor: "arrived in Moscow" against "Moscow denies"."""

from __future__ import annotations

from detente.actors.phrases import Phrase
from detente.actors.words import words
from detente.sentences.doc import Doc, Token
from detente.sentences.sentence import Sentence


def is_place(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name is governed by a preposition of place, or stands as the place line of a report."""
    doc = sentence.doc
    if doc is None:
        return follows_place_word(sentence.text, phrase.start)
    return is_governed(doc[phrase.head]) or _place_line(doc, phrase.head)


def is_governed(token: Token) -> bool:
    """Whether a preposition of place governs a word: "in Lagos", "near Kyiv and Odesa", "in Lagos, Nigeria"."""
    above = _whole(token)
    if above.dep_ == "pobj" and above.head.tag_ in ("IN", "TO", "RP"):
        word = above.head.lower_
        # "travelled to Moscow", but "sent a message to Moscow" goes to a government.
        if word in words("locative"):
            return True
        if word == "of":
            return above.head.head.lower_ in words("part of place")  # "north of Moscow", "the outskirts of Kyiv"
        if word in words("directional"):
            governor = above.head.head.lemma_.lower()
            taken = {child.lemma_.lower() for child in above.head.head.children if child.dep_ == "dobj"}
            if taken & words("motion"):
                return True  # "postponed his trip to Beijing"
            return governor in words("motion") or (word == "from" and governor not in words("given"))
    return False


def is_within(token: Token) -> bool:
    """Whether a name is where something is, and so no person: "in Lagos", "near Lincoln", but not "trust in Obama"."""
    above = _whole(token)
    if above.dep_ != "pobj" or above.head.lower_ not in words("within"):
        return False
    return above.head.head.lemma_.lower() not in words("trust")


def follows_place_word(text: str, at: int) -> bool:
    """Whether the word before a character is a preposition of place."""
    before = text[max(0, at - 20) : at].split()
    return bool(before) and before[-1].lower() in words("locative")


def is_in_place_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a capital only says where something is: "a Moscow airport"."""
    return sentence.doc is not None and sentence.doc[phrase.head].head.lemma_.lower() in words("place noun")


def _whole(token: Token) -> Token:
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def _place_line(doc: Doc, head: int) -> bool:
    """ "MOSCOW (AFP) -", "KABUL, Afghanistan --": upper case at the very start, before a dash or a bracket."""
    if head > 2 or not doc[head].text.isupper() or len(doc[head]) < 4 or head + 1 >= len(doc):
        return False
    return doc[head + 1].text in words("closing") or doc[head + 1].tag_ == "-LRB-"
