"""What an act's own clause says of it: whether it was done, is announced, only possible, or negated."""

from __future__ import annotations

from detente.claims.claim import Status
from detente.claims.clauses import first_verb, head_verbs
from detente.claims.english import moods
from detente.sentences.doc import Token


def standing_of_verb(verb: Token) -> Status:
    """What tense, modality and negation of the verb's own clause say of its act."""
    if _is_negated(verb):
        return "negated"
    if verb.dep_ in ("advcl", "ccomp", "conj") and _is_conditional(verb):
        return "possible"
    hedged = any(c.dep_ == "advcl" and _is_conditional(c) for c in verb.children)
    auxiliaries = _auxiliaries(verb)
    said = {moods("auxiliary").get(c.lower_) for c in auxiliaries}
    if "announced" in said:
        return "possible" if hedged else "announced"
    if any(c.lower_ in ("would", "'d") for c in auxiliaries):
        return "possible" if hedged or not _is_reported(verb) else "announced"
    if said & {"possible", "called_for"} or any(moods("adverb").get(c.lower_) == "possible" for c in verb.children):
        return "possible"
    return "under_way" if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in auxiliaries) else "happened"


def standing_of_noun(noun: Token, carried: Status) -> Status:
    """What the words beside a noun say of the act that it names: "a planned visit", "no talks"; else ``carried``."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and (said := moods("adjective").get(child.lower_)):
            return said  # type: ignore[return-value]  # a test holds moods.tsv to statuses
        if child.dep_ == "det" and child.lower_ == "no":
            return "negated"
    return carried


def is_called_for(verb: Token) -> bool:
    """Whether a clause says what ought to be done: "Iran must release them", "the two states should cooperate"."""
    return any(moods("auxiliary").get(c.lower_) == "called_for" for c in _auxiliaries(verb))


def is_asked(trigger: Token) -> bool:
    """Whether the act's own sentence asks for it rather than tells it."""
    last = trigger.doc[len(trigger.doc) - 1]
    while last.i > 0 and last.lower_ in ('"', "”", "''", "’", ")"):
        last = last.nbor(-1)
    return last.lower_ == "?"


def _is_negated(verb: Token) -> bool:
    """Whether a clause negates its act, by a word of its own or its subject or object: "made no mention", "nobody"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and moods("adverb").get(child.lower_) == "negated"):
            return True
        if child.dep_ in ("dobj", "nsubj", "nsubjpass"):
            if child.lower_ in ("nothing", "nobody", "none", "neither"):
                return True
            if any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc") for c in child.children):
                return True
    return False


def _is_conditional(verb: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in moods("conjunction") for c in verb.children)


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, its own or those it shares with the first of a list: "will meet and sign"."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"]
    shared = verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG", "VBN") and head_verbs(verb.head)
    if not own and shared and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return _auxiliaries(verb.head)
    return own


def _is_reported(verb: Token) -> bool:
    """Whether a "would" is the future of reported speech ("said it would send"), not a condition."""
    first = first_verb(verb)
    above = first.head
    return first.dep_ == "ccomp" and above != first and above.tag_ in ("VBD", "VBN", "VBG")
