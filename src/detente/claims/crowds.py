"""Crowds of no name: "thousands marched in Lima", "about 200 people rallied outside the embassy"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.claims.arguments import agents
from detente.claims.claim import Claim
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


def crowd(
    act: Draft, sentence: Sentence, places: Sequence[PlaceMention], told: Sequence[Claim], lexicon: Lexicon
) -> list[ActorMention]:
    """The people who protest, of the state in which they do: where this clause says, or the last protest told of."""
    noun = crowd_of(act.token, lexicon)
    if noun is None:
        return []
    found = place_of(sentence.start + act.token.idx, sentence, places)
    before = (m.country for claim in reversed(told) if claim.event == "PROTEST" for m in claim.actors)
    country = found.country if found is not None and found.country is not None else next(before, None)
    if country not in ActorBase.default().states:
        return []
    start = sentence.start + noun.idx
    span = noun.text, start, start + len(noun)
    return [ActorMention(*span, f"{country}.CVL", noun.text, "people", country, "CVL", via="place")]
