"""Parties of an act that its own clause does not name: from the place, an earlier claim, or who announces it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.claims.arguments import agents, objects
from detente.claims.attribution import Saying
from detente.claims.claim import Claim
from detente.claims.clauses import datives, first_verb, head_verbs, prepositional
from detente.claims.drafts import Draft
from detente.claims.english import pointers, words
from detente.claims.parties import Parties, without
from detente.claims.roles import OF_AN_AUTHOR
from detente.claims.victims import AUTHORITIES, of_territory, of_this_state, victims
from detente.claims.vocabulary import lexicon
from detente.places import PlaceMention, place_of
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence

# Acts of agreeing, which are never with one's own.
_WITH_OTHERS = frozenset({"agreement", "plan"})
# Acts that are not done to one's own, whose the place or the things may be: "moved troops across the south".
_NEVER_AT_HOME = frozenset({"MOBILIZE", "resignation", "condolence", "asylum"})
# Acts that are brought before a body of no state, which they are not against.
_BEFORE_A_COURT = frozenset({"lawsuit", "complaint"})
_COURTS = frozenset({"UNO", "IGO"})
_INWARD = frozenset({"acl", "relcl", "dobj", "nsubj", "prep", "pobj", "advcl", "conj", "xcomp"})


def settle(
    act: Draft, sentence: Sentence, parties: Parties, places: Sequence[PlaceMention], told: Sequence[Claim]
) -> None:
    """Settle the parties of an act: each in its country, and recipients that the clause leaves out inferred.

    ``told`` are the claims made of the article so far.
    """
    recipients = [_at_home(m, act, sentence, places) for m in _others(act, parties)]
    recipients = [
        m if _is_of_many_lands(m.text) else of_this_state(m, act, sentence, parties, places, told) for m in recipients
    ]
    act.actors = [_at_home(m, act, sentence, places) for m in act.actors]
    recipients = recipients or without(_meant(act, told), act.actors) or of_territory(act, sentence)
    recipients = recipients or victims(act, sentence, parties, places, told)
    if all(m.country in _COURTS for m in recipients):  # "complained to the Security Council of Chile" is against Chile
        recipients = without(_complained_of(act, parties), [*act.actors, *recipients]) or recipients
    if act.code.kind == "lawsuit":  # "took the case to the International Court" is against nobody who is named
        recipients = [m for m in recipients if m.country not in _COURTS and not m.text.endswith("Hague")]
    recipients = recipients or _own_addressees(act, sentence, parties)
    recipients = recipients or _sanctioned(act, parties)
    if not recipients and not act.wanting and len(act.actors) < 2:
        recipients = _by_destination(act, parties)
    act.recipients = recipients


def _others(act: Draft, parties: Parties) -> list[ActorMention]:
    """The recipients without the actor, and without its own state where a word only points back ("the country")."""
    if act.mutual:
        return act.recipients
    own = {actor.country for actor in act.actors}
    found = [
        m
        for m in without(act.recipients, act.actors)
        if m.via not in ("pronoun", "nominal") or m.type != "state" or m.country not in own
    ]
    if act.code.kind in _WITH_OTHERS or (act.code.kind == "promise" and " to " in act.rule):
        # "the two agreed to open a consulate in Lima", "promised to free detainees": one agrees with others alone
        return [m for m in found if m.country not in own and (m.country is not None or len(own) < 2)]
    if _NEVER_AT_HOME & {act.code.event, act.code.kind}:
        return [m for m in found if m.country is None or m.country not in own]
    if act.code.event == "PROTEST":  # "marched in Lima": where it was, not against whom
        return [m for m in found if m.country not in own or m.via != "place"]
    if act.code.kind == "expulsion":  # is never of one's own: "expelled two diplomats" does not say whose they are
        unknown = [m for m in found if m.country is None or m.country in own]
        others = parties.states(own)
        if unknown and len(others) == 1:  # "after Mali had thrown out 18 of its diplomats", told of Chad's answer
            return without([*found, *others], unknown)
        return [replace(m, country=None, via=None) if m.country in own else m for m in found]
    return found


def announcer(sayings: Sequence[Saying]) -> list[ActorMention]:
    """Who announces what "will be imposed" without saying by whom: an official announces the acts of his own state."""
    first = sayings[0].link.speaker if sayings else None
    return [first] if first is not None and first.sector == "GOV" and first.country is not None else []


def _at_home(mention: ActorMention, act: Draft, sentence: Sentence, places: Sequence[PlaceMention]) -> ActorMention:
    """People of no stated country belong where the act takes place, or to the state whose police or court acts."""
    if mention.country is not None or mention.type == "state":
        return mention
    if (mention.sector is None or mention.type == "person") and act.code.kind != "arrest":
        return mention
    found = place_of(sentence.start + act.token.idx, sentence, places)
    sent = mention.sector == "MIL" or (mention.sector == "GOV" and mention.type != "organisation")
    if found is not None and found.country is not None and not sent:
        return replace(mention, country=found.country, via="place")
    # Whom a state arrests and who is of no stated country is its own; whom its soldiers kill need not be.
    able = AUTHORITIES | {"GOV"} if act.code.kind == "arrest" else AUTHORITIES
    countries = {m.country for m in act.actors if m.sector in able and m.country}
    if act.code.event == "REQUEST" and not _is_of_many_lands(mention.text) and (state := _state_of(act)):
        countries = {state}  # "asked residents to stay at home"
    return replace(mention, country=countries.pop(), via="nominal") if len(countries) == 1 else mention


def _sanctioned(act: Draft, parties: Parties) -> list[ActorMention]:
    """The one other state of the clause, or of those joined to it: "cut ties with Chad and halted arms sales"."""
    if act.code.event != "SANCTION" or act.code.kind == "conviction" or not head_verbs(act.token):
        return []
    first = first_verb(act.token)
    told = (token for token in first.subtree if not _is_aside(token, first, act.token))
    others = parties.states({m.country for m in act.actors}, told)
    return others if len(others) == 1 else []


def _is_aside(token: Token, first: Token, verb: Token) -> bool:
    """Whether a word stands in a subject or a clause of its own below ``first``, apart from ``verb``."""
    above = {verb.i, *(ancestor.i for ancestor in verb.ancestors)}
    at = token
    while at != first:
        if at.i not in above and at.dep_ in ("nsubj", "nsubjpass", "advcl", "ccomp", "parataxis", "agent"):
            return True
        at = at.head
    return False


def _complained_of(act: Draft, parties: Parties) -> list[ActorMention]:
    """Whom a complaint is of: "complained that Chile was arming rebels", "brought a suit against Chile"."""
    if act.code.kind not in _BEFORE_A_COURT or not head_verbs(act.token):
        return []
    told = (c for c in act.token.children if c.dep_ == "ccomp" and head_verbs(c))
    against = [*objects(act.token), *prepositional(act.token, "to", "before"), act.token]
    tied = [noun for thing in against for noun in prepositional(thing, "against", "about", "of", "over")]
    return parties.of(doer for clause in told for doer in agents(clause)) or parties.of(tied)


def _own_addressees(act: Draft, sentence: Sentence, parties: Parties) -> list[ActorMention]:
    """Whom one asks at home: "called on people to stay put", "ordered the cabinet to meet"."""
    state = _state_of(act)
    if act.code.event != "REQUEST" or state is None or not head_verbs(act.token):
        return []
    asked = [*datives(act.token), *objects(act.token), *prepositional(act.token, "on", "upon", "with")]
    for noun in asked:
        told = sentence.text[noun.left_edge.idx : noun.idx]
        known = noun.lemma_.lower() in lexicon().classes["person"] | words("body")
        if known and noun.pos_ == "NOUN" and not parties.owners(noun) and not _is_of_many_lands(told):
            start = sentence.start + noun.idx
            span = noun.text, start, start + len(noun)
            return [ActorMention(*span, f"{state}.CVL", noun.text, "people", state, "CVL", via="nominal")]
    return []


def _state_of(act: Draft) -> str | None:
    """The one state of those who act, or None."""
    countries = {m.country for m in act.actors}
    return next(iter(countries & ActorBase.default().states.keys()), None) if len(countries) == 1 else None


def _is_of_many_lands(text: str) -> bool:
    """Whether a phrase says that people are of other states: "foreign governments", "all parties"."""
    return bool(words("abroad") & set(text.lower().replace("-", " ").split()))


def _meant(act: Draft, told: Sequence[Claim]) -> list[ActorMention]:
    """Whom a definite noun points back to: "extended the invitation", "thanked them for the offer"."""
    actors, countries = {m.id for m in act.actors}, {m.country for m in act.actors}
    for thing in act.token.subtree:
        kind = pointers().get(thing.lemma_.lower())
        if kind is None or not any(c.lower_ in ("the", "this", "that") for c in thing.children):
            continue
        for claim in reversed(told):
            if claim.kind != kind:
                continue
            if actors & {m.id for m in claim.actors}:
                return list(claim.recipients)
            if act.code.event in OF_AN_AUTHOR and countries & {m.country for m in claim.recipients}:
                return list(claim.actors)
    return []


def _by_destination(act: Draft, parties: Parties) -> list[ActorMention]:
    """Whom a delivery is for, by where it arrived: "planes carrying aid landed in New York"."""
    if act.code.event != "AID":
        return []
    at = act.token
    while at.dep_ in _INWARD and at.head != at:
        at = at.head
        for preposition in at.children:
            if preposition.dep_ == "prep" and preposition.lower_ in ("in", "to", "at", "for"):
                arrived = parties.of(c for c in preposition.children if c.dep_ == "pobj")
                if found := without(arrived, act.actors):
                    return found
    return []
