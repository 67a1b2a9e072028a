"""The cheap test whether a sentence can hold an act, which spares the others their parse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from detente.claims.english import irregular
from detente.claims.frames import Frame
from detente.claims.generic import FRAMES_ANYTHING
from detente.claims.implied import cues
from detente.claims.vocabulary import lexicon

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A stem shorter than this would begin too many words; so short a lemma must be the whole of one of its forms.
_SHORT = 4
# Different words of news that are worth remembering; the rest is looked up again.
_MOST_WORDS = 50_000

_Needs = tuple[frozenset[str], ...]


def names_act(sentence: str) -> bool:
    """Whether a sentence has the words of a frame of the lexicon; it never says no to one that does."""
    found = _WORD.findall(sentence.lower())
    words = {*found, *(part for word in found if "-" in word for part in word.split("-"))}
    lemmas = words.union(*map(_lemmas_of, words))
    acts = _acts()
    return any(all(lemmas & need for need in needs) for lemma in lemmas for needs in acts.get(lemma, ()))


@lru_cache(_MOST_WORDS)
def _lemmas_of(word: str) -> frozenset[str]:
    """The lemmas of the lexicon that a word may be a form of, and some that it is not."""
    forms = _forms()
    stems = (forms.stems.get(word[:length], ()) for length in range(_SHORT, len(word) + 1))
    return frozenset(forms.whole.get(word, ())).union(*stems)


@cache
def _acts() -> Mapping[str, tuple[_Needs, ...]]:
    """The lemmas that name acts, each with what must stand in the sentence besides: a group for each of its frames."""
    known = lexicon()
    found: dict[str, set[_Needs]] = defaultdict(set)
    for table in (known.verbs, known.nouns):
        for lemma, entries in table.items():
            found[lemma].update(_needs(entry.frame) for entry in entries if entry.code.event)
    for (word, _), operators in known.operators.items():
        if any(operator in FRAMES_ANYTHING and kind for operator, kind in operators):
            found[word].add(())
    for word, needs in cues():
        found[word].add(needs)
    return {lemma: ((),) if () in needs else tuple(needs) for lemma, needs in found.items()}


def _needs(frame: Frame) -> _Needs:
    """The groups of words that a frame needs, as far as they can be seen without a parse."""
    # what is not written in letters alone ("u.s.", "f-16") is not found by the cutting into words above
    return tuple(group for group in frame.needs if all(_WORD.fullmatch(word) for word in group))


@dataclass(frozen=True, slots=True)
class _Forms:
    """Lemmas by what begins all of their forms, and by a whole form where nothing does."""

    stems: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, tuple[str, ...]]


@cache
def _forms() -> _Forms:
    stems: dict[str, list[str]] = defaultdict(list)
    whole: dict[str, list[str]] = defaultdict(list)
    for lemma in _vocabulary():
        if len(_stem(lemma)) >= _SHORT:
            stems[_stem(lemma)].append(lemma)
        for form in (*irregular().get(lemma, ()), *(_regular(lemma) if len(_stem(lemma)) < _SHORT else ())):
            whole[form].append(lemma)
    return _Forms(_fixed(stems), _fixed(whole))


def _vocabulary() -> Iterable[str]:
    """Every lemma that names an act or must stand with one, each once."""
    acts = _acts()
    return {*acts, *(lemma for several in acts.values() for needs in several for need in needs for lemma in need)}


def _fixed(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(several) for key, several in lists.items()}


def _stem(lemma: str) -> str:
    """What stays the same in every regular form: "accus" of accuse, "den" of deny."""
    return lemma[:-1] if lemma[-1:] in "ey" else lemma


def _regular(lemma: str) -> Iterator[str]:
    """Every form that a regular word can have, and some that it cannot: of "ban", "deny" and "use" all that end so."""
    stem, doubled = _stem(lemma), lemma + lemma[-1:]
    yield from (lemma + ending for ending in ("", "s", "ed", "ing"))
    yield from (stem + ending for ending in ("s", "es", "ed", "ing", "ies", "ied"))
    yield from (doubled + ending for ending in ("ed", "ing"))
