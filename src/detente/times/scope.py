"""Which time expression dates an act: the one in the act's own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence
from detente.tables import rows
from detente.times.timex import TimeMention

_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")
# An arc into one of these begins another clause; "conj" does between verbs.
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4, "none": 5}
_FAR = 9


@cache
def scope_words(kind: str) -> frozenset[str]:
    """The words of one kind of ``data/scope.tsv``."""
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
    ranked: list[tuple[tuple[bool, int, int, int], TimeMention]] = []
    beside: list[TimeMention] = []
    for mention in times:
        if not (sentence.start <= mention.start < sentence.end) or not _tells_when(mention):
            continue
        expression = sentence.tokens_within(mention.start, mention.end)
        if not expression or not _bounds(act, mention, expression):
            continue
        rank = attachment(act, expression)
        if rank is not None:
            key = (mention.begins is None, rank, _FINENESS[mention.precision], abs(mention.start - act_start))
            ranked.append((key, mention))
        elif mention.precision == "day" and _is_beside(act, expression):
            beside.append(mention)
    if not ranked:
        return beside[0] if len(beside) == 1 else None
    best = min(ranked, key=lambda one: one[0])[1]
    # "A year ago, on June 10": the day is within the year, and says more.
    finer = [one for _, one in ranked if _FINENESS[one.precision] < _FINENESS[best.precision] and _within(one, best)]
    return finer[0] if finer else best


def at_the_time(act: Token) -> Iterator[Token]:
    """The clauses below an act that tell when and where: "when the two spoke on Monday", "speaking in Oslo, he ..."."""
    for child in act.children:
        if act.pos_ in _VERBS and child.dep_ == "advcl":
            before = [one for one in child.children if one.i < child.i]
            opening = [one.lower_ for one in before if one.dep_ in ("mark", "advmod", "aux")]
            participle = child.tag_ == "VBG" and child.i < act.i and not opening
            if participle or (opening and opening[0] in scope_words("at")):
                yield child
        # "The killings committed in 1993", "talks held on Friday".
        if act.pos_ in _NOUNS and child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in scope_words("light"):
            yield child


def _within(one: TimeMention, other: TimeMention) -> bool:
    if one.begins is None or one.ends is None or other.begins is None or other.ends is None:
        return False
    return other.begins <= one.begins and one.ends <= other.ends


def _tells_when(mention: TimeMention) -> bool:
    if mention.type in ("DURATION", "SET"):
        return mention.begins is not None
    return not mention.value.endswith("_REF")


def _bounds(act: Token, mention: TimeMention, expression: Sequence[Token]) -> bool:
    """Whether an expression that only bounds a time ("since 2011", "by June") can date the act.

    "Has shelled the town since July" and "must leave by June" can; "the first visit since 2011", "called for a vote by
    June" and "closed until June" cannot.
    """
    side = mention.text.split()[0].lower()
    if side not in ("since", "by", "until", "till"):
        return True
    if act.pos_ not in _VERBS:
        return side == "since" and not any(child.lower_ in scope_words("unique") for child in act.children)
    helpers = {child.lower_ for child in act.children if child.dep_ in ("aux", "auxpass", "neg")}
    if side == "since":
        head = expression[0].head
        hangs = act.i in (head.i, head.head.i if head.dep_ == "npadvmod" else head.i)  # "every day since July"
        return hangs and bool(helpers & {"has", "have", "had", "'ve", "been"}) and not helpers & {"not", "n't", "never"}
    return side == "by" and bool(helpers & {"to", "will", "must", "should", "would", "shall", "can", "could", "may"})


def _is_beside(act: Token, expression: Sequence[Token]) -> bool:
    """Whether a day stands in the same stretch of words as a finite verb, with no other verb or clause between.

    The parse now and then hangs it elsewhere: "The Council on Monday unanimously tightened the embargo."
    """
    helpers = {child.lower_ for child in act.children if child.dep_ in ("aux", "auxpass")}
    if act.tag_ != "VBD" and not (act.tag_ == "VBN" and helpers & {"has", "have", "had", "was", "were"}):
        return False
    document, first, last = act.doc, expression[0].i, expression[-1].i
    owned = last + 1 < len(document) and document[last + 1].tag_ == "POS"  # "yesterday's raid"
    if owned or _adjacent_reporter(expression) or _is_of_another(act, expression):
        return False
    between = document[act.i + 1 : first] if first > act.i else document[last + 1 : act.i]
    own = {child.i for child in act.children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    return all(one.i in own or not _parts(one, first > act.i) for one in between)


def _parts(token: Token, after: bool) -> bool:
    """Whether a word parts an act from a day that comes after (or before) it."""
    if token.pos_ in (*_VERBS, "SCONJ") or token.is_punct or token.tag_ in ("WP", "WDT"):
        return True
    return token.lower_ in scope_words("apart") or (token.dep_ == "cc" and not after)


def attachment(act: Token, expression: Sequence[Token]) -> int | None:
    """How closely an expression hangs on an act: 0 on it, more the further off; None where on another clause."""
    inside = {token.i for token in expression}
    root = next((token for token in expression if token.head.i not in inside), None)
    if root is None or _is_of_another(act, expression):
        return None
    speaker = _adjacent_reporter(expression)
    if speaker is not None:
        return 0 if speaker.i == act.i else None
    if act.pos_ in _VERBS:
        return _climb(root, act)
    if _follows(act, expression):
        return 0
    rank = _climb(root, act)
    if rank is None and act.head.lemma_ in scope_words("light") and act.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"):
        rank = _climb(root, act.head)
        return rank + 1 if rank is not None else None
    return rank


def _is_of_another(act: Token, expression: Sequence[Token]) -> bool:
    """ "Tightened sanctions over the tests in July": what stands right after the noun of such a phrase is the noun's.

    So is what follows "since": "nobody had visited since Coolidge in 1928".
    """
    document, at = expression[0].doc, expression[0].i - 1
    if at >= 0 and document[at].dep_ == "prep":
        at -= 1
    for before in reversed(document[max(at - 5, 0) : at + 1]):
        if before.lower_ == "since":
            return before.i > act.i
        if before.pos_ in (*_VERBS, "PUNCT"):
            break
    noun = document[max(at, 0)]
    if noun.dep_ != "pobj" or noun.pos_ != "NOUN" or noun.i == act.i or noun.lemma_ in scope_words("unit"):
        return False
    return noun.head.lower_ in scope_words("apart") and not _is_hour(noun)


def _is_occasion(noun: Token) -> bool:
    """ "In Wednesday's call he agreed": what happened on an occasion has its day."""
    held = noun.dep_ == "pobj" and noun.head.lower_ in ("during", "in", "at")
    return held and noun.lemma_ in scope_words("meet")


def _follows(noun: Token, expression: Sequence[Token]) -> bool:
    """ "In answer to the attack on April 1": the noun of such a phrase has the day right after it."""
    at = expression[0].i - 1
    if at >= 0 and expression[0].doc[at].dep_ == "prep":
        at -= 1
    return at == noun.i and noun.dep_ == "pobj" and noun.head.lower_ not in scope_words("carry")


def _is_hour(token: Token) -> bool:
    """ "Before dawn on Thursday" is on Thursday."""
    return token.lower_ in scope_words("hour")


def _adjacent_reporter(expression: Sequence[Token]) -> Token | None:
    """ "Said Tuesday (that) it would": the parse often gives the day to what follows, the reader to the verb before."""
    at = expression[0].i - 1
    document = expression[0].doc
    if at >= 0 and document[at].lower_ in ("on", "late", "early"):
        at -= 1
    before = document[at] if at >= 0 else None
    return before if before is not None and before.pos_ == "VERB" and before.lemma_ in scope_words("report") else None


def _climb(token: Token, act: Token) -> int | None:
    """The number of arcs from an expression up to an act, within one clause."""
    steps = 0
    while token.i != act.i:
        head = token.head
        if head.i == token.i or (token.dep_ in _CLAUSES and not _runs_on(token)):
            return None
        if token.pos_ in _VERBS and token.dep_ == "conj":
            return None
        # "Moscow's 2014 annexation": the year belongs to the noun that it stands before, and to no verb above.
        if token.dep_ in _BEFORE_NOUN and head.pos_ in ("NOUN", "PROPN") and head.i != act.i and not _is_occasion(head):
            return None
        # "Had not visited since the summit in 1928": the year is the summit's.
        if token.dep_ == "pobj" and head.i < token.i and head.lower_ in scope_words("apart"):
            over_time = steps == 0 and head.lower_ == "over"  # "over the weekend"
            if not over_time and not _is_hour(token) and token.lemma_ not in scope_words("unit"):
                return None
        if head.pos_ in _VERBS and head.i != act.i and not _runs_on(head):
            return None
        token, steps = head, steps + 1
        if steps > _FAR:
            return None
    return steps


def _runs_on(token: Token) -> bool:
    """Whether a verb only runs on with the one before it: "signed a pact ending the war on Sunday"."""
    if token.tag_ != "VBG" or token.dep_ not in ("acl", "advcl") or token.head.i > token.i:
        return False
    opened = any(child.dep_ in ("mark", "aux", "advmod", "nsubj") and child.i < token.i for child in token.children)
    return not opened and token.lemma_ not in scope_words("report")
