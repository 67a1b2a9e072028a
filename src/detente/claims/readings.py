"""How an act is to be read: its status, and the framing words that it stands under.

From the word that names the act the parse is climbed to the root. Its own clause gives tense, modality and negation;
what it is a complement of ("agreed to", "threatened to", "allegations of") is kept from the inside out for the
composer; words of saying belong to attribution.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.claims.claim import Status
from detente.claims.clauses import head_verbs, verb_before
from detente.claims.english import words
from detente.claims.framings import Framing, framing
from detente.claims.standing import is_asked, standing_of_noun, standing_of_verb
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an act in its own clause, and its framings from the inside out.

    ``question`` says that the sentence asks for the act, ``aim`` that it is only the purpose of another: "flew in to
    meet him", "the right to strike"; ``allowed`` that it is only let happen: "allowed them to visit".
    """

    status: Status
    framings: tuple[Framing, ...] = ()
    question: bool = False
    aim: bool = False
    allowed: bool = False


def read_act(trigger: Token, lexicon: Lexicon, carrier: Token | None = None) -> Reading:
    """Read the act at ``trigger``; ``carrier`` is the light verb that carries an act named by a noun."""
    verb = trigger if carrier is None else carrier
    status = standing_of_verb(verb) if head_verbs(verb) else "happened"
    if carrier is not None and status == "happened":
        status = lexicon.light.get(carrier.lemma_.lower(), status)
    if carrier is not None or not head_verbs(trigger):
        status = standing_of_noun(trigger, status)
    framings, status, aim = _climb(verb, status, lexicon)
    return Reading(status, tuple(framings), is_asked(trigger), aim, _is_allowed(verb))


def _climb(verb: Token, status: Status, lexicon: Lexicon) -> tuple[list[Framing], Status, bool]:
    """The framings from ``verb`` up to the root, its status in view of the clauses above, and whether it is an aim."""
    framings: list[Framing] = []
    aim = False
    at = verb
    while at.head != at:
        above, relation = _step(at)
        if relation == "conj" and head_verbs(at):
            at = verb_before(at)
            continue
        infinitive = at.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in at.children)
        if relation in ("advcl", "xcomp") and _goes_on(above):
            status = standing_of_verb(above) if status == "happened" else status
        elif frame := framing(at, above, relation, lexicon):
            framings.append(frame)
        elif relation == "advcl" and infinitive and head_verbs(above):
            aim = aim or above.lemma_.lower() not in words("told_purpose")
        elif relation == "xcomp" and infinitive and above.lemma_ == "be" and status == "happened":
            status = standing_of_verb(above)  # "is to visit", "were to meet", "if he were to veto it"
            status = "announced" if status == "happened" else status
        elif relation == "xcomp" and infinitive and head_verbs(above) and status == "happened":
            status = standing_of_verb(above)  # "will meet to discuss", "went on to condemn"
        elif relation in ("acl", "relcl", "advcl") and at.tag_ == "VB" and not head_verbs(above):
            aim = aim or not any(c.lower_ in words("rank") for c in above.children)
        if (relation in ("relcl", "acl", "advcl") and at.tag_ != "VB") or relation == "prep:after":
            break  # past a relative or adverbial clause or a participle the words above no longer frame this act
        at = above
    return framings, status, aim


def _is_allowed(verb: Token) -> bool:
    """Whether a clause is what somebody is allowed to do."""
    infinitive = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp")
    return infinitive and head_verbs(verb.head) and verb.head.lemma_.lower() in words("allowing")


def _goes_on(verb: Token) -> bool:
    """Whether a verb only says that what follows came next: "went on to condemn", "went on ignoring"."""
    return verb.lemma_ == "go" and any(c.lower_ == "on" and c.dep_ in ("prt", "prep", "advmod") for c in verb.children)


def _step(token: Token) -> tuple[Token, str]:
    """The word above a token, past a preposition, and the relation between the two ("dobj", "prep:of")."""
    above = token.head
    if token.dep_ in ("pcomp", "pobj") and above.pos_ in ("ADP", "SCONJ"):
        first = above.head if above.dep_ == "conj" and above.head.pos_ == "ADP" else above  # "of bombing and of arming"
        return first.head, f"prep:{above.lower_}"
    return above, token.dep_
