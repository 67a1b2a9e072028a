"""The roles of an act named by a verb: its agent and its object, and whose a thing is that stands for either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects, subjects
from detente.claims.clauses import MODIFIERS, is_mutual, is_passive, prepositional, prepositional_phrases
from detente.claims.english import words
from detente.claims.matching import Match
from detente.claims.noun_roles import carrier_of, occasion_of
from detente.claims.parties import Parties, distinct, without
from detente.claims.roles import OF_AN_AUTHOR, OWN_MEANS, Roles, together
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token

# Acts that are done to a place: aid to, force against, the people of it.
_DONE_TO_PLACES = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "CONSULT", "PROTEST"})
# Acts that people of no office or arms do in the way of trade: "Greek owners sold", "Japanese car makers limited".
_DONE_BY_FIRMS = frozenset({"COOPERATE", "SANCTION"})
# How words for people end: "dockers", "farmers", "pensioners", "activists", "tenants", "trustees", "customs men".
_OF_PEOPLE = ("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "people", "folk")
# Contacts that take place somewhere, whoever is at home there.
_MET = frozenset({"meeting", "talks", "summit"})
# Acts of one's own envoys, done to the states that these are sent to.
_OF_ENVOYS = frozenset({"recall", "visit"})
# Acts done with another, who is no actor of them.
_DONE_WITH = frozenset({"cooperation", "restoration"})
# What ties the one an act is done to with the verb, surest first: "closed its airspace to Qatar".
_TOWARDS = "on against to with from for at in into toward towards near over".split()


def roles_of_verb(found: Match, parties: Parties, lexicon: Lexicon) -> Roles:
    """Who did what the verb of a match says, and to whom."""
    verb = found.token
    doers = agents(verb)
    if found.authors:  # the visitor is the actor, whoever hosts or receives
        recipients = parties.of(agents(verb) if is_passive(verb) else subjects(verb))
        return Roles(_with_partners(found.authors, found), recipients)
    actors = parties.of(doers) or _of_bodies(doers, parties)
    if not any(actor.country for actor in actors):
        actors = parties.of(by for doer in doers for by in _set_on(doer)) or actors
    if len(actors) > 1 and any(is_mutual(part) for thing in found.fillers for part in parties.heads(thing)):
        return Roles(actors, actors, mutual=True)
    recipients = _possessors(found, parties, actors) or list(found.recipients)
    if found.entry.code.kind in _OF_ENVOYS:
        posts = [post for thing in (*found.fillers, *objects(verb)) for post in parties.posts(thing)]
        recipients = without(distinct([*posts, *(m for m in recipients if not posts or m.country)]), actors)
    if not recipients and not found.entry.reciprocal:
        recipients = _owners_of_object(found, parties, actors)
    if not actors and found.entry.code.kind == "summons":  # "was summoned to the foreign ministry in Oslo"
        actors = parties.of(prepositional(verb, "to"))
        recipients = without(recipients, actors) or without(parties.of(objects(verb)), actors)
    if not actors and not is_passive(verb):
        actors = _senders(found, doers, parties, lexicon) or _writers(doers, verb, parties, lexicon)
    actors = actors or _wielders(doers, parties, lexicon)
    if not actors and found.entry.code.event not in _DONE_BY_FIRMS:
        actors = _people(doers, parties)
    if found.partners and (found.entry.code.event == "COOPERATE" or found.entry.code.kind in _DONE_WITH):
        return Roles(actors, without(found.partners, actors))
    return Roles(_with_partners(actors, found), recipients)


def _with_partners(actors: Sequence[ActorMention], found: Match) -> Sequence[ActorMention]:
    return together(actors, found.partners) if found.partners else actors


def _owners_of_object(found: Match, parties: Parties, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Whose thing or act the object is; past the actor's own ("recalled its ambassador from Tehran")."""
    doing = found.entry.code.event in OF_AN_AUTHOR
    around = found.around if found.entry.code.event != "AID" else [a for a in found.around if a.head.lower_ != "from"]
    things = [*(found.fillers or objects(found.token)), *(() if doing else around)]
    means: list[ActorMention] = []
    for thing in found.around if found.entry.code.kind in OWN_MEANS else things:
        if not doing and _is_own(thing, actors, parties):
            # its embassy in Bogota: what is the actor's own concerns whoever it is with
            concerned = parties.of(prepositional(thing, "in", "from", "to", "at", "with"))
        else:
            concerned = without(parties.at(thing), actors) or parties.owners(thing, doing)
            concerned = concerned or (_doers_of(thing, parties) if doing else [])
        if others := without(concerned, actors):
            if not _are_means(others, actors):
                return others
            means = means or others
    return means if means or doing else _towards(found, parties, actors)


def _are_means(mentions: Sequence[ActorMention], actors: Sequence[ActorMention]) -> bool:
    """Whether somebody only stands for the actor's own arms: "sent drones into", "sent its troops into"."""
    countries = {actor.country for actor in actors}
    return all(m.sector == "MIL" and m.via == "nominal" and m.country in countries for m in mentions)


def _possessors(found: Match, parties: Parties, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Whose act it is that another judges: "condemned Russia's attack on Kyiv" is of Russia, whatever the frame."""
    if found.entry.code.event not in ("ACCUSE", "REJECT"):
        return []
    own = (c for thing in found.fillers if not parties.at(thing) for c in thing.children if c.dep_ == "poss")
    return without(parties.of(own), actors)


def _doers_of(thing: Token, parties: Parties) -> list[ActorMention]:
    """Who did a thing, by a clause about it: "the raid that Peru carried out", "the raid launched by Peru"."""
    clauses = (c for c in thing.children if c.dep_ in ("relcl", "acl") and thing in objects(c))
    return parties.of(doer for clause in clauses for doer in agents(clause))


def _is_own(thing: Token, actors: Sequence[ActorMention], parties: Parties) -> bool:
    """Whether a thing is said to be the actor's own: "recalled its ambassador", "closed his embassy"."""
    countries = {actor.country for actor in actors}
    if any(m.country not in (None, *countries) for m in parties.at(thing)):
        return False  # "his Peruvian colleague"
    owners = (m for c in thing.children if c.dep_ == "poss" for m in parties.at(c))
    return any(owner.country in countries for owner in owners)


def _towards(found: Match, parties: Parties, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Of "closed its airspace to Qatar", "withdrew troops from Chad": the parser hangs the phrase on the verb."""
    # "poisoned a spy in England": a person is hurt, not the place
    personal = found.entry.code.kind in ("poisoning", "assassination", "killing", "abduction")
    # "the two will meet again in Brazil": where those who meet are named, the place is no party
    met = found.entry.code.kind in _MET and len(actors) > 1
    to_places = found.entry.code.event in _DONE_TO_PLACES and not (personal or met)
    for preposition in _TOWARDS:
        if preposition == "from" and found.entry.code.event == "AID":
            continue  # "flew in tents from Chad"
        towards: list[ActorMention] = []
        for noun in [*prepositional(found.token, preposition), *_within(found.token, preposition)]:
            if noun.lemma_.lower() in words("jointly"):
                continue
            owners = without(parties.at(noun) or parties.owners(noun), actors)
            if preposition in ("in", "at", "on", "near") and not to_places:
                owners = [m for m in owners if m.via != "place"]
            towards += owners
        if towards:
            return towards
    return []


def _within(verb: Token, preposition: str) -> list[Token]:
    """What a preposition ties to a phrase of the verb: "froze two billion in grants to Chad"."""
    if preposition not in ("to", "from", "for", "against"):
        return []
    tied = (noun for other, noun in prepositional_phrases(verb) if other in ("in", "of", "worth"))
    return [within for noun in tied if noun.pos_ == "NOUN" for within in prepositional(noun, preposition)]


def _senders(found: Match, doers: list[Token], parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Of "two planes carrying Russian aid": a carrier is no actor, and the thing carried tells whose act it is."""
    carriers = lexicon.classes["carrier"]
    if found.entry.code.event != "AID":
        return []
    if not any(head.lemma_.lower() in carriers for doer in doers for head in parties.heads(doer)):
        return []
    laden = [c for doer in doers for c in doer.children if c.dep_ == "acl"]
    cargo = [thing for verb in laden for thing in [*objects(verb), *prepositional(verb, "with")]]
    for thing in [*found.fillers, *cargo, *doers]:
        for head in parties.heads(thing):
            owners = parties.of(c for c in head.children if c.dep_ in ("amod", "compound", "poss"))
            owners = owners or parties.of(prepositional(head, "from", "of"))
            if owners:
                return owners
    return []


def _writers(doers: list[Token], verb: Token, parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Of "a telegram congratulating him" or "a statement condemning the raid": who sent it, issued it or called."""
    told_in = lexicon.classes["vehicle"] | lexicon.classes["call"]
    for noun in doers:
        lemma = noun.lemma_.lower()
        beside = noun.head == verb or verb.dep_ in ("acl", "relcl")
        if not beside or (lemma not in told_in and (lemma, "noun") not in lexicon.speech):
            continue
        if owners := parties.owners(noun, doing=True):
            return owners
        above = carrier_of(noun, lexicon) or occasion_of(noun)
        if above is not None and (senders := parties.of(agents(above))):
            return senders
    return []


def _of_bodies(doers: Sequence[Token], parties: Parties) -> list[ActorMention]:
    """Who acts through a body that is no actor by itself: "the office of the president", "officials of both states"."""
    bodies = (doer for doer in doers if doer.lemma_.lower() in words("body"))
    return distinct(owner for body in bodies for owner in parties.owners(body, doing=True))


def _set_on(doer: Token) -> list[Token]:
    """Who stands behind troops or deeds, by a clause about them: "troops sent by Chad", "a strike ordered by Mali"."""
    clauses = (c for c in doer.children if c.dep_ == "acl" and c.lemma_ in words("set_on") and is_passive(c))
    return [by for clause in clauses for by in agents(clause)]


def _wielders(doers: list[Token], parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Whose weapons did it: "Russian missiles struck", "Israel's strikes killed", "Thai F-16s bombed"."""
    for noun in doers:
        lemma = noun.lemma_.lower()
        armed = any(lemma in lexicon.classes[name] for name in ("arms", "warship", "carrier", "attack", "troop"))
        armed = armed or any(letter.isdigit() for letter in lemma)
        if armed and (owners := parties.owners(noun, doing=True)):
            return owners
    return []


def _people(doers: list[Token], parties: Parties) -> list[ActorMention]:
    """Of what country people are who are nobody else: "Tahitian dockers blocked", "lorry drivers in Bolivia"."""
    for noun in doers:
        if noun.tag_ == "NNS" and noun.lemma_.lower().endswith(_OF_PEOPLE):
            owners = parties.of(c for c in noun.children if c.dep_ in (*MODIFIERS, "poss"))
            if owners := owners or parties.of(prepositional(noun, "in", "from")):
                return [replace(m, id=f"{m.country}.CVL", type="people", sector="CVL") for m in owners if m.country]
    return []
