"""Crowds of no name: "thousands marched in Lima", "about 200 people rallied outside the embassy"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.claims.arguments import agents
from detente.claims.clauses import head_verbs
from detente.claims.drafts import Draft
from detente.claims.vocabulary import Lexicon
from detente.places import PlaceMention, place_of
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence


def crowd_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The noun for the people who do what a verb says, where it names no more than people or a number of them."""
    known = lexicon.classes["crowd"] | lexicon.classes["person"]
    doers = agents(verb) if head_verbs(verb) else []
    return next((noun for noun in doers if noun.lemma_.lower() in known and noun.tag_ in ("NNS", "NN", "CD")), None)


def crowd(act: Draft, sentence: Sentence, places: Sequence[PlaceMention], lexicon: Lexicon) -> list[ActorMention]:
    """The people who protest, of the state in which they do: where this clause says, or the last place told of."""
    noun = crowd_of(act.token, lexicon)
    if noun is None:
        return []
    at = sentence.start + act.token.idx
    found = place_of(at, sentence, places)
    before = (place.country for place in reversed(places) if place.start < at and place.country is not None)
    country = found.country if found is not None and found.country is not None else next(before, None)
    if country not in ActorBase.default().states:
        return []
    start = sentence.start + noun.idx
    span = noun.text, start, start + len(noun)
    return [ActorMention(*span, f"{country}.CVL", noun.text, "people", country, "CVL", via="place")]
