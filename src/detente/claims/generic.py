"""Acts of framing whose complement the lexicon does not know: "urged Israel to show restraint", "agreed to set up".

The word of framing is the act, whatever it frames: who asks, promises, refuses, warns or denies has done so. What is
only talk ("refused to comment") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.clauses import datives, first_verb, head_verbs, prepositional
from detente.claims.drafts import Draft
from detente.claims.english import words
from detente.claims.framed import framed_code
from detente.claims.implied import SOMETHING, implied, is_hostile, is_idle
from detente.claims.parties import Parties, distinct, without
from detente.claims.readings import read_act
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

# The operators that make an act of whatever they frame.
FRAMES_ANYTHING = frozenset("agree deny invite promise propose refuse request threat warn willing".split())
# Those that are acts only towards somebody: "urged restraint", "proposed to build" are not.
_ADDRESSED = frozenset({"invite", "propose", "request"})
# Those whose clause is told as a thing to come: "pledged that they would be freed", "warned that it would respond".
_OF_THE_FUTURE = frozenset({"agree", "promise", "threat", "warn"})
_FUTURE = frozenset("will would 'll ’ll 'd shall wo could might may".split())
# Whose promise is an act, whoever hears it; a candidate's is a campaign.
_OFFICIAL = frozenset("GOV MIL COP JUD LEG SPY REB UAF IGO".split())


def generic(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """The act that a word of framing is by itself, if its complement is one that makes an act of it."""
    if not head_verbs(token):
        return implied(token, parties, lexicon)
    rows = lexicon.operators.get((token.lemma_.lower(), "verb"), ())
    operator, kind = next((row for row in rows if row[0] in FRAMES_ANYTHING and row[1]), ("", None))
    if operator == "deny":
        return _denial(token, parties, lexicon)
    if not operator:
        return implied(token, parties, lexicon)
    complement = _complement(token, operator)
    if complement is None:
        return implied(token, parties, lexicon)
    doers = agents(token)
    actors = parties.of(doers) or parties.of(_tellers(token))
    actors = actors or distinct(m for body in doers if _is_body(body) for m in parties.owners(body, doing=True))
    recipients = _recipients(token, complement, actors, parties)
    if operator not in ("request", "invite"):  # who promises or warns of an own act is not whom it is done to
        recipients = [m for m in recipients if m.country not in {actor.country for actor in actors}]
    if not actors or (operator in _ADDRESSED and not recipients and not _is_addressed(token, complement, lexicon)):
        return None
    private = len(actors) < 2 and not all(m.type == "state" or m.sector in _OFFICIAL for m in actors)
    if operator == "promise" and private and not recipients:
        return None
    spared = any(c.dep_ == "neg" for c in complement.children)  # "promised not to attack"
    penal = operator == "warn" and complement.lemma_.lower() in words("penal")
    hostile = penal or (is_hostile(complement) and not spared)
    if operator == "warn" and not (hostile or _is_own(complement, actors, parties)):
        return None
    if hostile and operator == "promise":
        operator = "threat"
    code = framed_code(SOMETHING, "threat" if operator == "warn" else operator, kind, lexicon)
    if operator == "request":
        code = replace(code, mode="change", cameo="104" if code.kind == "demand" else "102")
    return Draft(token, code, f"{token.lemma_.lower()} to ~", 2, actors, recipients, read_act(token, lexicon))


def _is_body(doer: Token) -> bool:
    """Whether a noun is of those who act for whoever they are of: "the president's office"."""
    return doer.lemma_.lower() in words("body")


def _tellers(token: Token) -> list[Token]:
    """Who told what stands before, where the parser hangs a verb on that: "said the raid was a crime and demanded"."""
    at = first_verb(token)
    above = at.head
    own = _own_subjects(token) or token.dep_ != "conj"
    told = at.dep_ == "ccomp" and head_verbs(above) and above.tag_ == token.tag_
    return agents(above) if told and not own else []


def _is_addressed(token: Token, complement: Token, lexicon: Lexicon) -> bool:
    """Whether a request is made of anybody, known or not: "called on people to stay", "demanded that he go"."""
    asked = [*datives(token), *objects(token), *prepositional(token, "on", "upon", "with", "to")]
    people = {noun.lemma_.lower() for noun in asked} & (lexicon.classes["person"] | words("body"))
    return bool(people) or (token.lemma_ in words("insisting") and bool(_own_subjects(complement)))


def _complement(token: Token, operator: str) -> Token | None:
    """The verb of what is agreed to, refused or asked, where it is a thing to do: "refused to hand it over"."""
    asks = operator in ("request", "invite")
    if token.lemma_ in words("never_to") and (bare := _mistaken(token)) is not None:
        return bare
    for clause in _clauses(token, asks):
        if operator in _OF_THE_FUTURE and _is_to_come(clause):
            return clause
        if operator == "warn" or not _is_to_do(clause, asks or operator == "propose") or _is_told(clause):
            continue
        if token.lemma_ in words("wanting") and not _own_subjects(clause):
            continue  # "wants Peru to leave" asks, "wants to leave" does not
        doing = operator != "refuse" and clause.lemma_.lower() in words("doing")  # "agreed not to use force"
        if asks or doing or is_hostile(clause) or not is_idle(clause):
            return clause
    return None


def _clauses(token: Token, asks: bool) -> Iterator[Token]:
    """The clauses that may be the complement of a word of framing, the surest first."""
    # what stands in quotation marks before "he told them" is said, not asked for
    yield from (c for c in token.children if c.dep_ in ("xcomp", "ccomp") and not (asks and c.i < token.i))
    addressed = any(c.dep_ in ("dobj", "nsubjpass") for c in token.children)
    if asks and addressed:
        # the parser takes "asked Peru on Monday to pay" for a purpose, and "asked it in a note to pay" for the note's
        tied = (noun for prep in token.children if prep.dep_ == "prep" for noun in prep.children)
        yield from (c for noun in tied for c in noun.children if c.dep_ in ("relcl", "acl") and _has_to(c))
    # "promised besides not to meddle"
    yield from (c for p in token.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp" and _has_to(c))
    if addressed == asks:
        yield from (c for c in token.children if c.dep_ == "advcl" and c.tag_ == "VB" and _has_to(c))


def _mistaken(token: Token) -> Token | None:
    """A verb that the parser takes for a noun after "to": "refused on Tuesday to apologise"."""
    tied = (c for prep in token.children if prep.dep_ == "prep" and prep.lower_ == "to" for c in prep.children)
    return next((c for c in tied if c.tag_ == "NN" and not list(c.lefts)), None)


def _is_to_do(clause: Token, asks: bool) -> bool:
    """Whether a clause is of a thing to do: "to leave", "leaving"; and, where it is asked for, "that they leave"."""
    if clause.tag_ == "VBN":  # "asked that the men be freed"
        return any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in clause.children)
    if _has_to(clause):
        return clause.tag_ == "VB"
    if asks:  # the parser tags "that the troops leave" as if it were told; what "are" is told indeed
        return clause.tag_ in ("VB", "VBP") and bool(_own_subjects(clause)) and clause.lower_ not in ("am", "are")
    return clause.tag_ == "VBG"


def _is_told(clause: Token) -> bool:
    """Whether a clause is told rather than asked for: "told him that he would", not "demanded that he should"."""
    auxiliaries = (c.lower_ for c in clause.children if c.dep_ == "aux")
    return bool(_own_subjects(clause)) and any(word not in ("should", "must", "to", "be") for word in auxiliaries)


def _is_to_come(clause: Token) -> bool:
    """Whether a clause tells what will be: "that it would answer"."""
    return bool(_own_subjects(clause)) and any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in clause.children)


def _is_own(clause: Token, actors: list[ActorMention], parties: Parties) -> bool:
    """Whether who warns speaks of an own act: "warned that Peru could look for new friends", said in Lima."""
    countries = {actor.country for actor in actors}
    return any(m.country in countries for m in parties.of(_own_subjects(clause)))


def _has_to(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _recipients(token: Token, complement: Token, actors: list[ActorMention], parties: Parties) -> list[ActorMention]:
    """Whom the act is addressed to, or else who is to do the thing, or whom it concerns."""
    asked = [*datives(token), *objects(token), *prepositional(token, "on", "upon", "to"), *_own_subjects(complement)]
    if token.lemma_ in ("propose", "suggest"):
        asked = [*datives(token), *prepositional(token, "to")]
        return without(parties.of(asked), actors)
    found = parties.of(asked) or [owner for noun in asked for owner in parties.owners(noun, doing=True)]
    if found := without(distinct(found), actors):
        return found
    within = [*objects(complement), *prepositional(complement, "to", "with", "from", "against", "for", "on")]
    return without(parties.of(within) or [m for thing in within for m in parties.owners(thing)], actors)


def _denial(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "denies supporting rebels", "accused its troops of a massacre, which Asmara denies": a denial whatever it is of.

    In a relative clause the charge is what is denied, whichever noun stands nearest.
    """
    told = any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and c.pos_ == "PRON") for c in token.children)
    which = token.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in token.children)
    charged = which and any(t.i < token.i and t.lemma_.lower() in words("charge") for t in token.doc)
    actors = parties.of(agents(token)) if told or charged else []
    if not actors:
        return None
    return Draft(token, Code.of(ontology().kinds["denial"]), "deny ~", 3, actors, [], read_act(token, lexicon))
