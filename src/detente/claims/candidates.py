"""The cheap test whether a sentence can hold an act: does any of its words begin like one that the lexicon knows?"""

from __future__ import annotations

import re
from functools import cache

from detente.claims.english import irregular
from detente.claims.vocabulary import lexicon

_WORD = re.compile(r"[^\W\d_]+")
# A stem shorter than this would let every sentence through; so short a word must be the whole of one of its forms.
_SHORT = 4


def names_act(sentence: str) -> bool:
    """Whether a sentence has a word that may name an act; it never says no to one that does."""
    beginnings, stems, forms = _vocabulary()
    return any(
        word in forms or (word[:_SHORT] in beginnings and _begins(word, stems))
        for word in _WORD.findall(sentence.lower())
    )


def _begins(word: str, stems: frozenset[str]) -> bool:
    return any(word[:length] in stems for length in range(_SHORT, len(word) + 1))


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The first letters of every stem, the stems, and the whole words that no stem begins."""
    known = lexicon()
    lemmas = {*known.verbs, *known.nouns, *(word for word, pos in known.operators if pos == "verb")}
    stems = {stem for lemma in lemmas if len(stem := _stem(lemma)) >= _SHORT}
    forms = {form for lemma in lemmas for form in irregular().get(lemma, ())}
    forms |= {form for lemma in lemmas if len(_stem(lemma)) < _SHORT for form in _regular(lemma)}
    return frozenset(stem[:_SHORT] for stem in stems), frozenset(stems), frozenset(forms)


def _stem(lemma: str) -> str:
    """What stays the same in every regular form: "accus" of accuse, "den" of deny."""
    return lemma[:-1] if lemma[-1:] in "ey" else lemma


def _regular(lemma: str) -> tuple[str, ...]:
    """Every form that a regular word can have, and some that it cannot: of "ban", "deny" and "use" all that end so."""
    stem, doubled = _stem(lemma), lemma + lemma[-1:]
    whole = (lemma + ending for ending in ("", "s", "ed", "ing"))
    shortened = (stem + ending for ending in ("s", "es", "ed", "ing", "ies", "ied"))
    return *whole, *shortened, f"{doubled}ed", f"{doubled}ing"
