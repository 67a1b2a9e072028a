"""How an act is to be read: as done, announced, possible or negated, and under which framing words.

From the word that names the act the parse is climbed to the root. Its own clause gives tense, modality and negation; what it is a
complement of ("agreed to", "threatened to", "allegations of") is kept from the inside out for the coder; words of saying belong to attribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.claims.claim import Status
from detente.claims.clauses import calls_on, first_of_list, head_verbs
from detente.claims.vocabulary import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MODAL = frozenset({"may", "might", "could", "can", "ca"})
_OUGHT = frozenset({"should", "must", "ought"})
_CONDITIONS = frozenset({"if", "unless", "whether", "once", "until", "provided", "assuming", "should", "lest"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
# What an adjective says of the act that its noun names: "a planned visit", "an alleged raid".
_ADJECTIVES: dict[str, Status] = {
    **dict.fromkeys(
        "planned upcoming scheduled forthcoming coming next announced promised impending".split(), "announced"
    ),
    **dict.fromkeys(
        "possible potential proposed future alleged suspected threatened prospective hypothetical imminent likely further new first".split(),
        "possible",
    ),
    "ongoing": "under_way",
    "continuing": "under_way",
    "cancelled": "negated",
    "canceled": "negated",
    "failed": "negated",
}
_VAGUE = frozenset(
    {"further", "new", "first", "next", "coming"}
)  # these say so only of an act that nothing else carries
# Verbs of contact or motion whose purpose is carried out with them: "called to congratulate", "wrote to thank".
_SPOKEN_PURPOSE = frozenset("call phone telephone ring write cable send message speak meet issue use".split())
# What an act named by a noun is only wished for, or spoken of, under: such a noun tells of nothing that took place.
NOT_FACTIVE = frozenset(
    "demand urge request seek want propose suggest consider discuss reject oppose prevent avert avoid fear expect await predict "
    "promise offer pledge threaten plan prepare advocate support favour favor debate contemplate mull require need mean rule plead hope wish "
    "negotiate allow permit insist ask call appeal push press order warn deny dismiss".split()
)


@dataclass(frozen=True, slots=True)
class Framing:
    """A word that an act stands under: its token and what it makes of its complement (an operator of operators.tsv)."""

    token: Token
    operator: str
    kind: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an act in its own clause, and its framings from the inside out."""

    status: Status
    framings: tuple[Framing, ...]
    question: bool
    aim: bool = False  # only the purpose of another act: "flew in to meet him", "the right to strike"


def read_act(trigger: Token, lexicon: Lexicon, carrier: Token | None = None) -> Reading:
    """Read the act at ``trigger``; ``carrier`` is the light verb that carries an act named by a noun."""
    verb = carrier if carrier is not None else trigger
    status = _own(verb) if head_verbs(verb) else "happened"
    if carrier is not None:
        said = lexicon.light.get(carrier.lemma_.lower())
        if said and status == "happened":
            status = said  # type: ignore[assignment]  # light.tsv holds statuses alone
    if trigger != verb or not head_verbs(trigger):
        status = _of_noun(trigger, status, carried=carrier is not None)
    framings, status, aim = _climb(verb, status, lexicon)
    return Reading(status, tuple(framings), _is_question(trigger), aim)


def _own(verb: Token) -> Status:
    """What the verb's own clause says of it."""
    children = list(_auxiliaries(verb))
    words = {c.lower_ for c in children}
    if any(c.dep_ == "neg" or (c.lower_ in _NEGATIONS and c.dep_ in ("neg", "advmod")) for c in verb.children):
        return "negated"
    if _of_nothing(verb):
        return "negated"
    conditional = any(c.lower_ in _CONDITIONS and c.dep_ in ("mark", "advmod") for c in verb.children)
    if conditional and verb.dep_ in ("advcl", "ccomp", "conj"):
        return "possible"
    hedged = any(
        c.dep_ == "advcl" and any(g.lower_ in _CONDITIONS and g.dep_ in ("mark", "advmod") for g in c.children)
        for c in verb.children
    )
    if words & _FUTURE:
        return "possible" if hedged else "announced"
    if "would" in words or "'d" in words:
        return "possible" if hedged or not _reported(verb) else "announced"
    if words & (_MODAL | _OUGHT):
        return "possible"
    if any(
        c.lower_ in ("allegedly", "possibly", "perhaps", "maybe", "potentially", "supposedly") for c in verb.children
    ):
        return "possible"
    if verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in children):
        return "under_way"
    return "happened"


def is_called_for(verb: Token) -> bool:
    """Whether a clause says what ought to be done: "Iran must release them", "the two states should cooperate"."""
    return any(c.lower_ in _OUGHT for c in _auxiliaries(verb))


def _auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, its own or those it shares with the first of a list: "will meet and sign"."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"]
    shared = verb.dep_ == "conj" and verb.tag_ in ("VB", "VBG", "VBN") and head_verbs(verb.head)
    if not own and shared and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return _auxiliaries(verb.head)
    return own


def _of_nothing(verb: Token) -> bool:
    """Whether the clause denies its act by its subject or object: "made no mention", "nobody attacked"."""
    parts = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    return any(g.lower_ == "no" and g.dep_ == "det" for c in parts for g in c.children) or any(
        c.lower_ in ("nothing", "nobody", "none", "neither") for c in parts
    )


def _reported(verb: Token) -> bool:
    """Whether a "would" is the future of reported speech ("said it would send"), not a condition."""
    at = verb
    while at.dep_ == "conj" and head_verbs(at.head):
        at = at.head
    above = at.head
    return at.dep_ == "ccomp" and above != at and above.tag_ in ("VBD", "VBN", "VBG")


def _of_noun(noun: Token, status: Status, carried: bool) -> Status:
    for child in noun.children:
        word = child.lower_
        if child.dep_ in ("amod", "compound") and word in _ADJECTIVES and not (word in _VAGUE and carried):
            if word in _VAGUE and status != "happened":
                continue
            return status if word in _VAGUE else _ADJECTIVES[word]
        if child.dep_ == "det" and child.lower_ == "no":
            return "negated"
    return status


def _climb(verb: Token, status: Status, lexicon: Lexicon) -> tuple[list[Framing], Status, bool]:
    framings: list[Framing] = []
    aim = False
    at = verb
    settled = False  # past a relative or adverbial clause the words above no longer frame this act
    while at.head != at:
        child, above = at, at.head
        relation = child.dep_
        if relation in ("pcomp", "pobj") and above.pos_ in ("ADP", "SCONJ"):
            preposition = above
            above, relation = preposition.head, f"prep:{preposition.lower_}"
            child = preposition
        if relation == "conj" and head_verbs(child):
            at = first_of_list(child)
            continue
        if not settled:
            framing = _framing(at, above, relation, lexicon)
            if framing is not None:
                framings.append(framing)
            elif relation == "advcl" and at.tag_ == "VB" and head_verbs(above) and _to(at):
                aim = aim or above.lemma_.lower() not in _SPOKEN_PURPOSE
            elif relation == "xcomp" and at.tag_ == "VB" and head_verbs(above) and _to(at) and status == "happened":
                status = _own(above)  # "will meet to discuss", "went on to condemn"
            elif relation == "acl" and at.tag_ == "VB" and not _of_the_first(above):
                aim = True
            if relation in ("relcl",) or (relation == "advcl" and at.tag_ != "VB") or relation == "prep:after":
                settled = True
        at = above
    return framings, status, aim


def _to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _framing(child: Token, above: Token, relation: str, lexicon: Lexicon) -> Framing | None:
    """The framing that a word gives to its complement, if it frames anything."""
    lemma = above.lemma_.lower()
    if above.pos_ == "ADJ":
        rows = (
            lexicon.operators.get((lemma, "adjective"))
            if relation in ("xcomp", "ccomp", "prep:to", "prep:for")
            else None
        )
        if rows:
            copula = above.head if above.dep_ == "acomp" else above
            return Framing(above, rows[0][0], rows[0][1], _own(copula) if head_verbs(copula) else "happened")
        return None
    if above.pos_ in ("NOUN", "PROPN"):
        rows = lexicon.operators.get((lemma, "noun"))
        to_do = relation == "acl" and child.tag_ == "VB"  # "a call to withdraw", not "a call congratulating him"
        about = relation in ("prep:of", "prep:for", "prep:in", "prep:about", "ccomp")
        if rows and (to_do or about or (relation == "acl" and rows[0][0] == "allege")):
            return Framing(above, rows[0][0], rows[0][1], "happened")
        return None
    if not head_verbs(above):
        return None
    rows = lexicon.operators.get((lemma, "verb"))
    if not rows:
        return None
    for operator, kind in rows:
        if _complements(child, above, relation, operator):
            return Framing(above, operator, kind, _own(above))
    return None


def _complements(child: Token, above: Token, relation: str, operator: str) -> bool:
    """Whether the relation between a framing verb and what is under it is one that the operator frames."""
    infinitive = (
        relation in ("xcomp", "ccomp", "advcl") and child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children)
    )
    gerund = relation in ("xcomp", "ccomp", "dobj") and child.tag_ == "VBG"
    bare = relation in ("xcomp", "ccomp") and child.tag_ == "VB"
    if operator in ("accuse", "own"):
        return relation in ("prep:of", "prep:for", "prep:over")
    if operator == "deny":
        return gerund or relation == "ccomp"
    if operator == "request":
        # "demanded that Iran free them" has the bare verb, "told him that Iran would" an auxiliary
        asked = infinitive or (bare and not any(c.dep_ == "aux" for c in child.children))
        return asked and (above.lemma_ != "call" or calls_on(above))
    if operator == "hedge":
        return infinitive or relation == "ccomp"
    if operator in ("wish", "propose"):
        return (
            infinitive or gerund or relation == "ccomp" or (relation in ("prep:of", "prep:on") and child.tag_ == "VBG")
        )
    if operator == "begin" or operator == "stop":
        return infinitive or gerund
    if operator == "allege":
        return relation == "ccomp" or infinitive
    if operator == "plan":
        return (
            infinitive
            or (relation == "ccomp" and child.tag_ == "VB")
            or (relation == "prep:on" and child.tag_ == "VBG")
        )
    if operator in ("agree", "promise", "warn"):
        return infinitive or relation == "ccomp"
    return infinitive


def _of_the_first(noun: Token) -> bool:
    """ "the last leader to congratulate him", "the only state to recognise it": the infinitive tells what was done."""
    return any(c.lower_ in ("first", "last", "latest", "only", "second", "third", "one") for c in noun.children)


def _is_question(trigger: Token) -> bool:
    """Whether the act's own sentence asks for it rather than tells it."""
    last = trigger.doc[len(trigger.doc) - 1]
    while last.i > 0 and last.lower_ in ('"', "”", "''", "’", ")"):
        last = trigger.doc[last.i - 1]
    return last.lower_ == "?"
