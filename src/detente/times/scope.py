"""Which time expression dates an act: the one in the act's own clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from detente.sentences.sentence import Sentence
from detente.tables import rows
from detente.times.timex import TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = ("VERB", "AUX")
# An arc into one of these begins another clause; "conj" does between verbs.
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4, "none": 5}
_FAR = 9


@cache
def _words(kind: str) -> frozenset[str]:
    table = rows(files("detente.times").joinpath("data/scope.tsv"))
    return frozenset(row["word"] for row in table if row["kind"] == kind)


def date_of(act_start: int, sentence: Sentence, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time expression that dates the act whose trigger begins at ``act_start`` of the body.

    Only the act's own clause counts: the date of a reporting verb never dates what was reported, nor one clause
    another. None where that clause has no date, or where the sentence has no parse.
    """
    triggers = sentence.tokens_within(act_start, act_start + 1)
    if not triggers:
        return None
    act = triggers[0]
    best: tuple[tuple[int, int, int], TimeMention] | None = None
    for mention in times:
        if not (sentence.start <= mention.start < sentence.end) or not _tells_when(mention):
            continue
        rank = attachment(act, sentence.tokens_within(mention.start, mention.end))
        if rank is None:
            continue
        key = (rank, _FINENESS[mention.precision], abs(mention.start - act_start))
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _tells_when(mention: TimeMention) -> bool:
    if mention.type in ("DURATION", "SET"):
        return mention.begins is not None and mention.anchor != "published"
    return not mention.value.endswith("_REF")


def attachment(act: Token, expression: Sequence[Token]) -> int | None:
    """How closely an expression hangs on an act: 0 on it, more the further off; None where on another clause."""
    inside = {token.i for token in expression}
    root = next((token for token in expression if token.head.i not in inside), None)
    if root is None:
        return None
    speaker = _adjacent_reporter(expression)
    if speaker is not None:
        return 0 if speaker.i == act.i else None
    if act.pos_ in _VERBS:
        return _climb(root, act)
    rank = _climb(root, act)
    if rank is None and act.head.lemma_ in _words("light") and act.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
        rank = _climb(root, act.head)
        return rank + 1 if rank is not None else None
    return rank


def _adjacent_reporter(expression: Sequence[Token]) -> Token | None:
    """ "Said Tuesday (that) it would": the parse often gives the day to what follows, the reader to the verb before."""
    at = expression[0].i - 1
    document = expression[0].doc
    if at >= 0 and document[at].lower_ in ("on", "late", "early"):
        at -= 1
    before = document[at] if at >= 0 else None
    return before if before is not None and before.pos_ == "VERB" and before.lemma_ in _words("report") else None


def _climb(token: Token, act: Token) -> int | None:
    """The number of arcs from an expression up to an act, within one clause."""
    steps = 0
    while token.i != act.i:
        head = token.head
        if head.i == token.i or token.dep_ in _CLAUSES or (token.pos_ in _VERBS and token.dep_ == "conj"):
            return None
        # "Moscow's 2014 annexation": the year belongs to the noun that it stands before, and to no verb above.
        if (
            token.dep_ in _BEFORE_NOUN
            and head.pos_ in ("NOUN", "PROPN")
            and head.i != act.i
            and head.ent_type_ != "DATE"
        ):
            return None
        if head.pos_ in _VERBS and head.i != act.i:
            return None
        token, steps = head, steps + 1
        if steps > _FAR:
            return None
    return steps
