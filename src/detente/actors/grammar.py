"""Grammar: the few questions asked of a parse to find antecedents and speakers."""

from __future__ import annotations

from detente.actors.words import words
from detente.sentences.doc import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CLAUSES = frozenset(("VERB", "AUX"))
# How a clause without a subject hangs on the one that has it.
_CONTINUED = frozenset(("conj", "xcomp", "pcomp", "advcl", "aux"))


def top(token: Token) -> Token:
    """The first member of the coordination or apposition that a token belongs to."""
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    return token


def is_subject(token: Token) -> bool:
    """Whether a token, or the coordination that it belongs to, is the subject of its clause."""
    return top(token).dep_ in SUBJECTS


def verb_of(token: Token) -> Token | None:
    """The verb of the clause that a token stands in, None where there is none."""
    token = top(token)
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in _CLAUSES:
            return token
    return token if token.pos_ in _CLAUSES else None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb; where it has none, that of the verb it continues ("said ... and added").

    Of an infinitive or gerund it is who controls it: the object in "accuses Washington of trying", "urged him to go".
    """
    while True:
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if governor.i == verb.i or governor.pos_ not in _CLAUSES or verb.dep_ not in _CONTINUED:
            return None
        if verb.dep_ == "pcomp" or (verb.dep_ == "xcomp" and governor.lemma_.lower() in words("object control")):
            controlling = next((c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i), None)
            if controlling is not None:
                return controlling
        verb = governor


def clause_above(verb: Token) -> Token | None:
    """The verb of the clause that holds this one: "said" for "would go" in "said he would go"."""
    token = verb
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in _CLAUSES and not (verb.dep_ in ("conj", "aux", "auxpass") and token.i == verb.head.i):
            return token
    return None


def subject_above(verb: Token, token: Token) -> Token | None:
    """The subject of the nearest clause that holds this one, or that it follows on, where it precedes the token."""
    above: Token | None = verb.head if verb.dep_ == "conj" and verb.head.pos_ in _CLAUSES else clause_above(verb)
    while above is not None:
        subject = subject_of(above)
        if subject is not None and subject.i < token.i and token.i not in {t.i for t in subject.subtree}:
            return subject
        above = clause_above(above)
    return None


def members(token: Token) -> list[Token]:
    """A token with those coordinated to it: the two of "Obama and Putin"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(members(child))
    return found
