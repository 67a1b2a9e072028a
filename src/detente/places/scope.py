"""Which place an act happened at: the one in the act's own clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.places.gazetteer import words_of
from detente.places.place import PlaceMention
from detente.sentences.sentence import Sentence
from detente.times.scope import attachment

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINENESS = {"place": 0, "region": 1, "country": 2}
_GOVERNED = frozenset({"pobj", "dobj", "appos", "conj"})
_OBJECTS = ("dobj", "attr", "oprd")


def place_of(act_start: int, sentence: Sentence, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place where the act whose trigger begins at ``act_start`` of the body happened, by its own clause.

    None where that clause names no place, or where the sentence has no parse.
    """
    triggers = sentence.tokens_within(act_start, act_start + 1)
    if not triggers:
        return None
    act = triggers[0]
    best: tuple[tuple[int, int, int], PlaceMention] | None = None
    for mention in places:
        if not sentence.start <= mention.start < sentence.end:
            continue
        tokens = sentence.tokens_within(mention.start, mention.end)
        if not _is_governed(tokens):
            continue
        rank = attachment(act, tokens)
        if rank is None or _on_distant_object(act, tokens):
            continue
        key = (rank, _FINENESS[mention.precision], abs(mention.start - act_start))
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _is_governed(tokens: Sequence[Token]) -> bool:
    """Whether a preposition or a verb governs the name; the place line before a story is governed by nothing."""
    inside = {token.i for token in tokens}
    return any(token.dep_ in _GOVERNED for token in tokens if token.head.i not in inside)


def _on_distant_object(act: Token, tokens: Sequence[Token]) -> bool:
    """Whether the place hangs on a noun of the act's that need not have been where the act was."""
    if act.pos_ != "VERB":
        return False
    token, inside = tokens[0], {one.i for one in tokens}
    while token.i in inside:
        token = token.head
    hops = 0
    while token.i != act.i and token.head.i != token.i:
        # "In the port city of Mombasa" is in Mombasa.
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in words_of("noun"):
            hops += 1
            if hops > 1 or token.dep_ not in _OBJECTS or act.lemma_ in words_of("distant"):
                return True
        token = token.head
    return False
