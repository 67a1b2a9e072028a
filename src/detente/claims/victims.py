"""Whom force is used on where no country is named: the people of a state, or the state in whose territory it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention, ActorType, Via
from detente.actors.base import ActorBase
from detente.claims.arguments import objects
from detente.claims.claim import Claim
from detente.claims.clauses import head_verbs
from detente.claims.drafts import Draft
from detente.claims.matching import ON_TERRITORY
from detente.claims.parties import Parties, distinct
from detente.claims.vocabulary import lexicon
from detente.places import PlaceMention, place_of
from detente.places.gazetteer import lookup
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence

# Who acts in his own country; who may also be sent to another; whose acts on people nobody else's are told of.
AUTHORITIES = frozenset({"COP", "JUD", "LEG"})
_SENT = frozenset({"GOV", "MIL"})
_FORCES = AUTHORITIES | _SENT | {"SPY"}
_UPON_PEOPLE = frozenset({"ASSAULT", "COERCE"})
# What a state's forces do to nobody but their own people, unless another's are named.
_AT_HOME = frozenset({"arrest", "conviction", "crowd_control", "curfew", "indictment", "raid"})
_BY_A_COURT = frozenset({"conviction", "indictment"})
# ... whoever is the object: "arrested two editors", "charged a 17-year-old".
_OF_SOMEBODY = frozenset({"arrest", "indictment"})
# Acts of force that fall on a place, and on the state whose place it is.
_BLOWS = (ON_TERRITORY - {"visit"}) | {"clash", "killing", "massacre", "shooting"}
# Whose force is turned against the state that they are of.
_AGAINST_THEIR_STATE = frozenset({"REB", "UAF"})
_SOMEBODY = frozenset({"him", "her", "them"})
_NAMING = ("NOUN", "PROPN")


def victims(
    act: Draft, sentence: Sentence, parties: Parties, places: Sequence[PlaceMention], told: Sequence[Claim]
) -> list[ActorMention]:
    """Those on whom force was used, as far as its place or its user tells; ``told`` are the claims made so far."""
    if act.code.event not in _UPON_PEOPLE and act.code.kind not in _AT_HOME:
        return []
    found = _own_people(act, sentence, parties, places, told) or _at_the_place(act, sentence, places)
    return found or _other_side(act, parties)


def _own_people(
    act: Draft, sentence: Sentence, parties: Parties, places: Sequence[PlaceMention], told: Sequence[Claim]
) -> list[ActorMention]:
    """The people whom a state's police, courts or soldiers act on at home: "arrested 50 people over it"."""
    state = _at_home(act, sentence, parties, places, told)
    if state is None:
        return []
    person = next((token for token in _persons(act, parties) if not parties.owners(token)), None)
    return [_mention(person, sentence, f"{state}.CVL", "people", state, "CVL", "nominal")] if person else []


def of_this_state(
    people: ActorMention,
    act: Draft,
    sentence: Sentence,
    parties: Parties,
    places: Sequence[PlaceMention],
    told: Sequence[Claim],
) -> ActorMention:
    """People of no stated country on whom a state's forces act at home: "the army killed 12 rebels"."""
    if people.country is not None or people.type not in ("group", "people", "role"):
        return people
    state = _at_home(act, sentence, parties, places, told) if act.code.event in _UPON_PEOPLE else None
    return people if state is None else replace(people, country=state, via="nominal")


def _at_home(
    act: Draft, sentence: Sentence, parties: Parties, places: Sequence[PlaceMention], told: Sequence[Claim]
) -> str | None:
    """The state in which its own forces act, as far as nothing says that they act abroad."""
    state = act.actors[0].country if act.actors else None
    if state not in ActorBase.default().states:
        return None
    found = place_of(sentence.start + act.token.idx, sentence, places)
    elsewhere = found is not None and found.country not in (None, state)
    if elsewhere or any(m.country != state for m in act.actors) or not any(m.sector in _FORCES for m in act.actors):
        return None
    if act.code.kind in _BY_A_COURT and not all(m.sector in AUTHORITIES for m in act.actors):
        return None
    fights = any(claim.event == "ASSAULT" and _is_abroad(claim, state) for claim in told)
    sent = any(m.sector not in AUTHORITIES for m in act.actors) and act.code.kind not in _AT_HOME
    if sent and (fights or not parties.countries <= {state}):
        return None  # "Russian forces killed 50 people" is not told of Russians
    return state


def _persons(act: Draft, parties: Parties) -> Iterator[Token]:
    """The words for people in what an act is done to; of police against a crowd, in the whole sentence."""
    people = lexicon().classes["person"]
    things = [*act.fillers, *(objects(act.token) if head_verbs(act.token) else ())]
    if act.code.kind in _AT_HOME or (act.code.kind == "shooting" and any(m.sector == "COP" for m in act.actors)):
        people |= lexicon().classes["crowd"]
        things += act.around
    if act.code.kind == "crowd_control":
        things += act.token.doc
    for noun in things:
        for token in parties.heads(noun):
            unknown = token.tag_ == "PRP" and token.lower_ in _SOMEBODY and act.code.kind in _AT_HOME
            anybody = token.pos_ in ("NOUN", "NUM") and act.code.kind in _OF_SOMEBODY
            if unknown or anybody or (token.pos_ == "NOUN" and token.lemma_.lower() in people):
                yield token


def of_territory(act: Draft, sentence: Sentence) -> list[ActorMention]:
    """The state of the places that an act is done to, where a name has but one: "shelled Ganja", "visited Da Nang"."""
    if act.code.kind not in ON_TERRITORY:
        return []
    states = ActorBase.default().states
    found: list[ActorMention] = []
    for first, last in _names(act):
        name = sentence.text[first.idx : last.idx + len(last)]
        code = _state_of(name)
        if code in states and code not in {m.country for m in act.actors}:
            start = sentence.start + first.idx
            state = states[code].name
            found.append(ActorMention(name, start, start + len(name), code, state, "state", code, "GOV", via="place"))
    return distinct(found)


def _state_of(name: str) -> str | None:
    """The state that a place of this name lies in, if there is but one of the name."""
    known = next((entry for entry in ActorBase.default().resolve(name) if entry.kind in ("city", "capital")), None)
    if known is not None:
        return known.key
    countries = {place.country for place in lookup(name.lower())}
    return countries.pop() if len(countries) == 1 else None


def _at_the_place(act: Draft, sentence: Sentence, places: Sequence[PlaceMention]) -> list[ActorMention]:
    """The state in whose territory a blow fell: "struck a petrol station in Ganja", "shelled a suburb of Ganja".

    A force that fights at home fights its own state: "rebels shelled the centre of the capital".
    """
    if act.code.kind not in _BLOWS or not act.actors or any(m.country is None for m in act.actors):
        return []
    states = ActorBase.default().states
    own = {m.country for m in act.actors}
    found = place_of(sentence.start + act.token.idx, sentence, places)
    country = found.country if found is not None else None
    at_home = len(own) == 1 and all(m.sector in _AGAINST_THEIR_STATE for m in act.actors)
    at_home = at_home and act.reading.status == "happened"
    if country is None and at_home:
        country = next(iter(own))
    if country not in states or (country in own and not at_home):
        return []
    thing = next((noun for noun in (*act.fillers, *act.around, *objects(act.token)) if noun.pos_ in _NAMING), None)
    if thing is None:
        return []
    return [_mention(thing, sentence, country, "state", country, "GOV", "place", states[country].name)]


def _other_side(act: Draft, parties: Parties) -> list[ActorMention]:
    """The one other state of a sentence that tells of a blow: "missiles hit a depot, the Chadian ministry said"."""
    told = (
        act.code.event == "ASSAULT"
        and act.code.kind in ON_TERRITORY
        and act.reading.status in ("happened", "under_way")
    )
    if not told or any(m.country not in ActorBase.default().states for m in act.actors):
        return []
    others = parties.states({m.country for m in act.actors})
    return others if len(others) == 1 else []


def _mention(
    token: Token,
    sentence: Sentence,
    identifier: str,
    sort: ActorType,
    country: str,
    sector: str,
    via: Via,
    name: str = "",
) -> ActorMention:
    start = sentence.start + token.idx
    span = token.text, start, start + len(token)
    return ActorMention(*span, identifier, name or token.text, sort, country, sector, via=via)


def _names(act: Draft) -> Iterator[tuple[Token, Token]]:
    """The names in what an act is done to, each by its first and last word: the nouns themselves and parts of them."""
    for thing in (*act.fillers, *act.around):
        if thing.pos_ == "PROPN":
            parts = [c for c in thing.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
            yield min((thing, *parts), key=lambda part: part.i), thing
        for token in (thing, *thing.children):
            if token.pos_ == "PROPN" and (token == thing or token.dep_ in ("compound", "nmod", "appos")):
                yield token, token


def _is_abroad(claim: Claim, state: str | None) -> bool:
    """Whether a claim is of one state's act on another."""
    others = {m.country for m in claim.recipients if m.country in ActorBase.default().states}
    return state in {m.country for m in claim.actors} and bool(others - {state})
