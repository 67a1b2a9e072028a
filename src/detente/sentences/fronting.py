"""Subjects that the parser has made a part of what stands before them: "In May Peru and Chile signed"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.sentences.doc import Token
from detente.tables import rows

FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NOMINAL = ("NOUN", "PROPN", "PRON")
# Prepositions that are conjunctions too: "a day after France and Britain expelled".
_CONJUNCTIONS = ("after", "before", "since", "until")


def free_subject(verb: Token) -> None:
    """Of "In May Peru and Chile signed" and "a day after Peru and Chile met" the phrase has swallowed the subject."""
    if verb.dep_ in ("conj", "amod", "compound") or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    end = _end_of_subject(verb)
    noun = verb.doc[max(end, 0)]
    while noun.head is not noun and noun.dep_ != "pobj" and noun.right_edge.i <= end:
        noun = noun.head
    preposition = noun.head
    if noun.dep_ != "pobj" or noun.pos_ not in _NOMINAL or noun.right_edge.i != end:
        return
    if preposition.lower_ in _CONJUNCTIONS and not _is_time(noun):
        noun.attach(verb, "nsubj")
        if preposition not in verb.ancestors:
            preposition.attach(verb, "mark")
    elif preposition not in verb.ancestors and (last := _end_of_adjunct(preposition, noun)) is not None:
        _part(preposition, last, noun, verb)


def _end_of_subject(verb: Token) -> int:
    """The number of the token before a verb, its auxiliaries and what commas set off."""
    end = verb.i - 1
    for child in reversed(verb.lefts):
        begin = child.left_edge.i
        aside = child.dep_ in ("prep", "npadvmod") and begin > 0 and verb.doc[begin - 1].text == ","
        if child.right_edge.i != end or not (aside or child.dep_ in ("aux", "auxpass", "advmod", "neg", "punct")):
            break
        end = begin - 1
    return end


def _end_of_adjunct(preposition: Token, noun: Token) -> Token | None:
    """The last token of the time or place that stands before a subject which the parser has made one phrase with it."""
    first = noun.left_edge
    if first.i != preposition.i + 1:
        return None
    lead = [c for c in noun.children if c.i < noun.i]
    times = [c for c in lead if c.dep_ in ("compound", "nmod", "nummod", "amod", "npadvmod") and _is_time(c)]
    if times:
        last = times[-1].right_edge
        following = last.nbor(1)
        # "in May Day speeches", "On Sunday newspapers": only before a name, a determiner or an adjective of a people
        return last if following.text[:1].isupper() or following.tag_ in ("DT", "PRP$") else None
    article = next((c for c in lead if c.dep_ == "det" and c.i > first.i), None)
    if article is not None and all(c.pos_ == "PROPN" for c in lead if c.i < article.i):
        return article.nbor(-1)  # "In New York the Security Council demanded"
    places = [c for c in lead if c.dep_ == "compound" and c.pos_ == "PROPN" and not c.children]
    if places and noun.tag_ == "NNS" and noun.dep_ == "pobj" and preposition.lower_ == "in":
        # "In Quito union members rallied"
        return places[-1] if places[-1].nbor(1).text.islower() and places[0] is first else None
    return None


def _part(preposition: Token, last: Token, noun: Token, verb: Token) -> None:
    """Leave a preposition what ends with ``last``, and give the verb the rest for a subject."""
    adjunct = [c for c in noun.children if c.i <= last.i]
    head = next(c for c in adjunct if c.left_edge.i <= last.i <= c.right_edge.i)
    for child in adjunct:
        if child is not head:
            child.attach(head, child.dep_)
    head.attach(preposition, "pobj")
    noun.attach(verb, "nsubj")


def free_time(preposition: Token) -> None:
    """Of "in a speech on Monday Peru's president accused" the day is made a part of the name after it."""
    if preposition.children or preposition.i + 1 == len(preposition.doc):
        return
    time = preposition.nbor(1)
    if _is_time(time) and time.head.i > time.i and time.dep_ in ("compound", "nmod", "nummod"):
        time.attach(preposition, "pobj")


def _is_time(token: Token) -> bool:
    """Whether a word names a day, a month or a year."""
    year = len(token) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
    return year or token.text in listed("calendar")


@cache
def listed(name: str) -> frozenset[str]:
    """A list of ``mending.tsv`` by its name."""
    table = rows(files("detente.sentences") / "mending.tsv")
    return frozenset(word for row in table if row["list"] == name for word in row["words"].split(";"))
