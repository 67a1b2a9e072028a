"""When an act took place, as its own clause says, or the clauses that a careful reader would carry over to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.claims.claim import ClaimDate
from detente.claims.vocabulary import Lexicon
from detente.places.gazetteer import words_of
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence
from detente.times.direction import looks_ahead
from detente.times.distances import counted_from
from detente.times.scope import at_the_time, date_of, scope_words
from detente.times.timex import TimeMention

UNDATED = ClaimDate(None, None, "none", "none", None)
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass")
# What an act has its clause's day through: "extended the invitation on March 20 during a call congratulating him".
_INHERITING = frozenset({"xcomp", "prep", "pcomp", "pobj", "attr", "agent", "acomp", "conj", "advcl", "acl"})
_MEASURED = ("DATE", "TIME", "DURATION")
_BACK = 300  # characters back to the day of the meeting that a sentence refers to


def claim_date(trigger: Token, sentence: Sentence, times: Sequence[TimeMention], lexicon: Lexicon) -> ClaimDate:
    """The date of the act at ``trigger``: ``UNDATED`` where the text gives none, never the page's own date."""
    for at in _scopes(trigger):
        found = date_of(sentence.start + at.idx, sentence, times)
        if found is not None and found.type in _MEASURED:
            return ClaimDate(found.begins, found.ends, found.precision, found.basis, found.text)
    counted = _counted(trigger, sentence, times)
    if counted is not None:
        return counted
    met = _day_of_meeting(trigger, sentence, times)
    return ClaimDate(met.begins, met.ends, met.precision, met.basis, met.text) if met else UNDATED


def _scopes(trigger: Token) -> Iterator[Token]:
    """The act, then what it shares its day with, nearest first."""
    at: Token | None = trigger
    while at is not None:
        yield at
        yield from at_the_time(at)
        at = _above(at)


def _above(at: Token) -> Token | None:
    """The word that something has its day from, if it has it from any."""
    head = at.head
    if head.i == at.i:
        return None
    if at.dep_ == "relcl":
        return head if _on_occasion(at) else None
    if at.dep_ in ("dobj", "nsubjpass"):
        # "Condemned the attack on Monday", "offered talks on Monday": the attack and the talks were at another time.
        # But "answered on Monday by announcing sanctions" was done by that day.
        by_it = head.dep_ == "pcomp" and head.head.lower_ == "by"
        return head if by_it or not (head.lemma_ in words_of("distant") or looks_ahead(head)) else None
    if at.pos_ in _NOUNS and at.dep_ in ("appos", "npadvmod"):
        return head if any(child.dep_ == "relcl" and _on_occasion(child) for child in at.children) else None
    return head if at.dep_ in _INHERITING and _inherits(at, head) else None


def _inherits(at: Token, head: Token) -> bool:
    helpers = [child.lower_ for child in at.children if child.dep_ in ("aux", "auxpass")]
    if at.dep_ == "conj":
        apart = any(child.dep_ in _SUBJECTS for child in at.children)
        return not apart and not (set(helpers) & {"will", "would", "has", "have", "had"})
    if at.dep_ == "advcl":
        return not any(child.dep_ in ("mark", "advmod") for child in at.children)
    if at.dep_ == "acl":
        return at.tag_ == "VBG"
    if at.dep_ == "prep":
        return at.lower_ in scope_words("carry") or at.lower_ in ("for", "by")
    if at.dep_ == "pobj":
        return head.lower_ != "for" or at.lemma_ in scope_words("gather")
    return not (at.dep_ == "xcomp" and "to" in helpers and looks_ahead(head))


def _on_occasion(verb: Token) -> bool:
    """Whether a relative clause tells what happened on an occasion: "a call in which he asked ..."."""
    through = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in scope_words("carry"))
    return any(child.lower_ == "which" for preposition in through for child in preposition.children)


def _counted(act: Token, sentence: Sentence, times: Sequence[TimeMention]) -> ClaimDate | None:
    """ "Left on Sunday, a day after the crowds [broke] in": counted from the day of the clause above."""
    mark = next((one for one in act.children if one.dep_ == "mark" and one.lower_ in ("after", "before")), None)
    if act.dep_ != "advcl" or mark is None:
        return None
    start = sentence.start + mark.idx
    distance = next((one for one in times if one.type == "DURATION" and one.end + 1 == start), None)
    above = date_of(sentence.start + act.head.idx, sentence, times)
    if distance is None or above is None or above.begins is None or above.precision != "day":
        return None
    found = counted_from(date.fromisoformat(above.begins), distance.value, -1 if mark.lower_ == "after" else 1)
    if found is None:
        return None
    return ClaimDate(found.begins.isoformat(), found.ends.isoformat(), found.precision, "inferred", distance.text)


def _day_of_meeting(trigger: Token, sentence: Sentence, times: Sequence[TimeMention]) -> TimeMention | None:
    """ "They spoke on Monday. During the call he asked ...": the one day named shortly before, if there is but one."""
    clause = trigger
    while clause.pos_ not in _VERBS and clause.head.i != clause.i:
        clause = clause.head
    occasions = (noun for child in clause.children if child.dep_ == "prep" for noun in child.children)
    if not any(
        noun.dep_ == "pobj" and noun.head.lower_ in ("during", "in", "at") and noun.lemma_ in scope_words("meet")
        and any(child.lower_ in ("the", "that", "their") for child in noun.children)
        and all(child.dep_ in ("det", "poss", "compound", "amod") for child in noun.children)
        for noun in occasions
    ):  # fmt: skip
        return None
    before = [one for one in times if sentence.start - _BACK <= one.start < sentence.start and one.begins]
    days = {one.begins for one in before}
    return before[-1] if len(days) == 1 and before[-1].precision == "day" else None
