"""The cheap test whether a sentence can hold an act: does any of its words begin like one that the lexicon knows?"""

from __future__ import annotations

import re
from functools import cache

from detente.claims.vocabulary import lexicon

_WORD = re.compile(r"[^\W\d_]+")
# A stem shorter than this would let every sentence through; so short a word must be the whole of one of its forms.
_SHORT = 4
# Past forms that do not begin like their lemma. Facts of English; only those of verbs in the lexicon matter.
_IRREGULAR = {
    "bring": ("brought",), "buy": ("bought",), "fight": ("fought",), "think": ("thought",), "seek": ("sought",), "catch": ("caught",),
    "teach": ("taught",), "break": ("broke", "broken"), "speak": ("spoke", "spoken"), "steal": ("stole", "stolen"), "choose": ("chose",),
    "freeze": ("froze", "frozen"), "strike": ("struck",), "stand": ("stood",), "withhold": ("withheld",), "uphold": ("upheld",),
    "hold": ("held",), "meet": ("met",), "lead": ("led",), "flee": ("fled",), "sell": ("sold",), "tell": ("told",), "say": ("said",),
    "pay": ("paid",), "lay": ("laid",), "take": ("took",), "shake": ("shook",), "give": ("gave",), "forgive": ("forgave",), "go": ("went", "gone"),
    "write": ("wrote", "written"), "drive": ("drove", "driven"), "ride": ("rode",), "rise": ("rose",), "fly": ("flew", "flown", "flies"),
    "blow": ("blew",), "throw": ("threw",), "overthrow": ("overthrew",), "grow": ("grew",), "know": ("knew",), "send": ("sent",), "lend": ("lent",),
    "build": ("built",), "leave": ("left",), "make": ("made",), "come": ("came",), "become": ("became",), "begin": ("began", "begun"),
    "swear": ("swore", "sworn"), "bear": ("bore",), "tear": ("tore",), "wear": ("wore",), "shoot": ("shot",), "sink": ("sank", "sunk"),
    "sit": ("sat",), "slay": ("slew", "slain"), "ring": ("rang", "rung"), "win": ("won",), "wage": ("waged",), "find": ("found",), "bind": ("bound",),
    "get": ("got",), "forbid": ("forbade",), "bid": ("bade",), "run": ("ran",), "fall": ("fell",), "draw": ("drew",), "withdraw": ("withdrew",),
    "see": ("saw",), "hang": ("hung",), "have": ("has", "had"), "do": ("did", "done"), "be": ("is", "are", "was", "were"), "keep": ("kept",),
}  # fmt: skip


def names_act(sentence: str) -> bool:
    """Whether a sentence has a word that may name an act; it never says no to one that does."""
    stems, forms = _words()
    for word in _WORD.findall(sentence.lower()):
        if word in forms or (len(word) >= _SHORT and (word[:_SHORT] in stems and _begins(word))):
            return True
    return False


def _begins(word: str) -> bool:
    stems = _stems()
    return any(word[:length] in stems for length in range(_SHORT, len(word) + 1))


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The first letters of every stem, and the whole words that stems do not cover."""
    words = lexicon()
    lemmas = {*words.verbs, *words.nouns, *(word for word, pos in words.operators if pos == "verb")}
    forms = {form for lemma in lemmas for form in _IRREGULAR.get(lemma, ())}
    short = {lemma for lemma in lemmas if len(_stem(lemma)) < _SHORT}
    forms |= short | {
        lemma + ending
        for lemma in short
        for ending in ("s", "es", "ed", "d", "ing", lemma[-1:] + "ed", lemma[-1:] + "ing")
    }
    return frozenset(stem[:_SHORT] for stem in _stems()), frozenset(forms)


@cache
def _stems() -> frozenset[str]:
    words = lexicon()
    lemmas = {*words.verbs, *words.nouns, *(word for word, pos in words.operators if pos == "verb")}
    return frozenset(stem for lemma in lemmas if len(stem := _stem(lemma)) >= _SHORT)


def _stem(lemma: str) -> str:
    """What stays the same in every regular form: "accus" of accuse, "den" of deny."""
    return lemma[:-1] if lemma[-1:] in "ey" else lemma
