"""Drafting an act: the code that the lexicon gives it, and who did it to whom, before it is read in its context."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.actors.actor import ActorMention
from detente.claims.clauses import is_passive
from detente.claims.english import words
from detente.claims.matching import AGAINST_ANYBODY, Match, is_official, match
from detente.claims.noun_roles import is_wished_for, roles_of_noun
from detente.claims.parties import Parties, distinct, without
from detente.claims.readings import Reading, read_act
from detente.claims.roles import Roles
from detente.claims.verb_roles import roles_of_verb
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

# Why a word makes no act of which the lexicon knows nothing more.
NO_FRAME = "no frame of the lexicon fits"


@dataclass(slots=True)
class Draft:
    """An act on its way to a claim.

    ``token`` names it; ``rule`` is the frame that fits, ``weight`` how much it says. ``wanting`` says that its words
    need a recipient; ``mutual`` that the actors did it to each other; ``also`` is a second act in the same words;
    ``frame`` is the act that it stands under, and
    ``accusers`` are those on whose word it stands there.
    """

    token: Token
    code: Code
    rule: str
    weight: int
    actors: list[ActorMention]
    recipients: list[ActorMention]
    reading: Reading
    fillers: tuple[Token, ...] = ()
    around: tuple[Token, ...] = ()
    also: Code | None = None
    wanting: bool = False
    mutual: bool = False
    frame: Draft | None = None
    accusers: tuple[ActorMention, ...] = ()


def draft(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | str:
    """The act that a token names, or in a few words why none is made of it."""
    found = match(token, parties, lexicon)
    if found is None:
        return NO_FRAME
    if not found.entry.code.event:
        return f"no event between actors: {found.entry.frame.source}"
    roles = (roles_of_noun if found.entry.frame.noun else roles_of_verb)(found, parties, lexicon)
    if isinstance(roles, str):
        return roles
    made = _draft(found, roles, read_act(token, lexicon, roles.carrier))
    return _refusal(made, found) or made


def _draft(found: Match, roles: Roles, reading: Reading) -> Draft:
    slots = found.entry.frame.slots
    code = found.entry.code
    if code.kind == "exercise" and len({m.country for m in roles.actors}) > 1:
        code = Code.of(ontology().kinds["joint_exercise"])
    return Draft(
        token=found.token,
        code=code,
        rule=found.entry.frame.source,
        weight=found.weight,
        actors=distinct(roles.actors),
        recipients=distinct(roles.recipients if roles.mutual else without(roles.recipients, roles.actors)),
        # a contact that is the purpose of another act is to come: "flew in to meet him"
        reading=replace(reading, status="announced") if reading.aim else reading,
        fillers=found.fillers,
        around=found.around,
        also=found.entry.also,
        mutual=roles.mutual,
        wanting=found.entry.code.event not in AGAINST_ANYBODY
        and any(slot.mark == "@" and not slot.optional for slot in slots),
    )


def _refusal(made: Draft, found: Match) -> str | None:
    """Why a draft makes no act, if it makes none."""
    event, reading = made.code.event, made.reading
    if reading.question:
        return "asked, not told"
    if reading.aim and (event != "CONSULT" or reading.framings):
        return "only the purpose of another act"
    if reading.allowed:
        return "only allowed"
    if not reading.framings and _is_left_out(made.token):
        return "not done"
    if _describes(made.token):
        return "says which, not what was done"
    alone = not made.recipients and len(made.actors) < 2
    if event == "SUPPORT" and alone and not _is_of_something(made, found):
        return "no recipient"
    if reading.status == "negated" and made.weight < 3:
        return "not done"
    # who is to do what is announced, and of what state a crowd is, may be told elsewhere
    found_later = event == "PROTEST" or (is_passive(made.token) and reading.status == "announced")
    if not made.actors and not found_later:
        return "no actor"
    if found.entry.reciprocal and len(made.actors) + len(made.recipients) < 2:
        return "only one side named"
    if found.entry.subject == "crowd" and is_official(made.actors):
        return "the actor is no crowd"
    return None


def _is_of_something(made: Draft, found: Match) -> bool:
    """Whether praise says what for, or a signing what of: the other side may be found later, or not be told."""
    told = made.code.kind in ("praise", "condolence", "thanks", "signing", "ratification")
    return told and bool(found.fillers) and found.entry.frame.object is not None


def _describes(token: Token) -> bool:
    """Whether a verb only says which thing is meant, or why somebody is thanked.

    "a delegation led by the minister", "thanked Oman for hosting the talks", "called for a raid led by France".
    """
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return token.lemma_.lower() in words("leading") or is_wished_for(token.head)
    if token.dep_ == "pcomp" and token.head.lower_ == "for":
        return token.head.head.lemma_.lower() in words("thanking")
    return False


def _is_left_out(token: Token) -> bool:
    """Whether a gerund names what was not done: "instead of expelling", "without naming", "opposed Chad sending"."""
    above = token.head
    if token.tag_ != "VBG":
        return False
    if token.dep_ in ("ccomp", "xcomp"):
        return above.lemma_.lower() in words("unfactive")
    if token.dep_ == "pcomp" and above.lower_ == "against":
        return above.head.lemma_.lower() in words("dissuading")
    if token.dep_ == "pcomp" and above.lower_ == "from":
        return above.head.lemma_.lower() in words("keeping")
    before = above.nbor(-1).lower_ if above.i else ""
    return token.dep_ == "pcomp" and bool({above.lower_, f"{before} {above.lower_}"} & words("in_place_of"))
