"""When an act took place, as its own clause says, or the clauses that a careful reader would carry over to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.claims.claim import ClaimDate
from detente.claims.clauses import head_verbs
from detente.claims.vocabulary import Lexicon
from detente.sentences.sentence import Sentence
from detente.times.scope import date_of
from detente.times.timex import TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDATED = ClaimDate(None, None, "none", "none", None)
# What an act inherits its clause's day through: "extended the invitation on March 20 during a call congratulating him".
_INHERITING = frozenset(
    {"xcomp", "dobj", "pobj", "prep", "acl", "conj", "pcomp", "nsubjpass", "advcl", "attr", "agent", "acomp"}
)


def claim_date(trigger: Token, sentence: Sentence, times: Sequence[TimeMention], lexicon: Lexicon) -> ClaimDate:
    """The date of the act at ``trigger``: ``UNDATED`` where the text gives none, never the page's own date."""
    at = trigger
    while True:
        found = date_of(sentence.start + at.idx, sentence, times)
        if found is not None and found.type in ("DATE", "TIME"):
            return ClaimDate(found.begins, found.ends, found.precision, found.basis, found.text)
        if at.head == at or at.dep_ not in _INHERITING:
            return UNDATED
        if at.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in at.children):
            return UNDATED
        if at.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") for c in at.children):
            return UNDATED
        at = at.head
        if head_verbs(at) and lexicon.speech.get((at.lemma_.lower(), "verb")) and trigger.dep_ == "ccomp":
            return UNDATED
