"""The direction of a clause in time: whether it looks back from the page's day or ahead of it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence
from detente.tables import rows
from detente.times.words import Word

BACK, OPEN, AHEAD = -1, 0, 1
_VERBS = ("VERB", "AUX")
_LIMITS = ("by", "until", "till")
_CLAUSE_MARKS = frozenset({";", ":", "\N{EM DASH}", "\N{EN DASH}", '"', "“", "”", "("})
_AHEAD_WORDS = frozenset({"will", "shall", "would", "could", "may", "might", "should", "must", "can"})
_NOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss", "npadvmod"})


@cache
def _prospective() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for row in rows(files("detente.times").joinpath("data/prospective.tsv")):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}


def direction(sentence: Sentence, words: list[Word], start: int, end: int) -> int:
    """Which way the clause of some words looks: by its verb's tense, or unparsed by its auxiliaries."""
    if sentence.doc is None:
        return _by_words(words, start)
    limit = words[start - 1 if start and words[start].lower not in _LIMITS else start].lower in _LIMITS
    first, last = words[start].start, words[end - 1].end
    tokens = sentence.tokens_within(sentence.start + first, sentence.start + last)
    inside = {token.i for token in tokens}
    root = next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), None)
    if root is None:
        return _by_words(words, start)
    found = _of_token(root)
    # "Closed until Friday", "will be ready by early June"; but "by Monday it had fallen".
    return AHEAD if limit and found == BACK and not _is_pluperfect(root) else found


def _is_pluperfect(token: Token) -> bool:
    while token.pos_ not in _VERBS and token.head.i != token.i:
        token = token.head
    return any(child.lower_ in ("had", "was", "were") for child in token.children if child.dep_ in ("aux", "auxpass"))


def _of_token(token: Token) -> int:
    """Climbs from the expression to the verb that it hangs on."""
    # "a June 1 deadline": the noun may lie on either side of the page's day.
    open_noun = token.dep_ in _NOMINAL and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i
    while token.pos_ not in _VERBS:
        if token.head.i == token.i:
            return OPEN
        token = token.head
    found = _of_verb(token)
    return OPEN if open_noun and found == BACK else found


def _of_verb(verb: Token) -> int:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lists = _prospective()
    if helpers & (_AHEAD_WORDS | {"'ll", "wo", "ca"}):
        return AHEAD
    if verb.lemma_ == "be" or "be" in helpers:
        states = [child for child in verb.children if child.dep_ in ("acomp", "xcomp", "attr", "oprd")]
        if any(child.lower_ in lists["state"] for child in states):
            return AHEAD
    if verb.tag_ == "VBN" and verb.lower_ in lists["state"]:
        return AHEAD
    if "to" in helpers:
        return _of_infinitive(verb)
    if verb.tag_ in ("VBD", "VBN"):
        return BACK
    if verb.tag_ == "VBG":
        return _of_participle(verb, helpers)
    if verb.tag_ in ("VBZ", "VBP"):
        return AHEAD if verb.lemma_ in lists["start"] else BACK
    return OPEN


def looks_ahead(verb: Token) -> bool:
    """Whether what a verb speaks of is yet to come: "agreed to", "called on them to"; not "called him to"."""
    if verb.lemma_ == "call":
        return not any(child.dep_ == "dobj" for child in verb.children)
    return verb.lemma_ in _prospective()["verb"]


def _of_infinitive(verb: Token) -> int:
    """ "To meet on Friday" lies ahead, unless a past verb did it ("managed to", "forced it to land")."""
    if any(child.lower_ == "only" and child.i < verb.i for child in verb.children):
        return BACK  # "withdrew, only to return in August"
    head = verb.head
    # The parse may hang it on a participle on the way: "forced a plane flying to Delhi to land".
    on_the_way = head.tag_ == "VBG"
    while on_the_way and head.tag_ not in ("VBD", "VBP", "VBZ") and head.head.i != head.i:
        head = head.head
    if head.i == verb.i or head.pos_ not in _VERBS:
        return AHEAD
    if head.tag_ in ("VBD", "VBN") and head.lemma_ not in _prospective()["verb"] and head.lemma_ not in ("be", "have"):
        return _of_verb(head)
    return AHEAD


def _of_participle(verb: Token, helpers: set[str]) -> int:
    if helpers & {"was", "were", "been", "had"}:
        return BACK
    if helpers & {"is", "are", "am", "'s", "'re", "'m"}:
        return AHEAD
    head = verb.head
    while head.pos_ not in _VERBS and head.head.i != head.i:
        head = head.head
    return _of_verb(head) if head.i != verb.i and head.pos_ in _VERBS and head.tag_ != "VBG" else BACK


def _by_words(words: list[Word], start: int) -> int:
    """Without a parse: an auxiliary or a timetable word in the same stretch of words, before the expression."""
    if words[start].lower in _LIMITS:
        return AHEAD
    for at in range(start - 1, max(start - 12, -1), -1):
        lower = words[at].lower
        if lower in _CLAUSE_MARKS or lower in ("said", "says", "told", "who", "which", "that"):
            return BACK
        if lower in _AHEAD_WORDS or lower in _prospective()["state"]:
            return AHEAD
        if (
            lower == "to"
            and at + 1 < start
            and words[at + 1].text.islower()
            and "WORD" in words[at + 1].readings
            and at
        ):
            return (
                AHEAD
                if words[at - 1].lower in ("is", "are", "set", "plans", "agreed", "due", "wants", "expects")
                else BACK
            )
        if "WORD" in words[at].readings and lower.endswith("ed"):
            return BACK
    return BACK
