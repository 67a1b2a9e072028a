"""The contexts of an act: those of its kind, and those that the words about it give."""

from __future__ import annotations

from collections.abc import Iterator

from detente.claims.arguments import objects
from detente.claims.drafts import Draft
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token

_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl"})


def contexts_of(act: Draft, lexicon: Lexicon) -> tuple[str, ...]:
    """PLOVER contexts, the kind's own first, then by the nouns and adjectives of the act's own phrase."""
    found = dict.fromkeys(act.code.contexts)
    for token in _near(act):
        for word in (token.lemma_.lower(), token.lower_):
            found.update(dict.fromkeys(lexicon.contexts.get(word, ())))
    return tuple(found)


def _near(act: Draft) -> Iterator[Token]:
    yield act.token
    for head in [act.token] if act.token.pos_ == "NOUN" else [*act.fillers, *objects(act.token)]:
        yield from _phrase(head)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ not in _OTHER_CLAUSES:
            yield from _phrase(child)
