"""Every marked place of a story as a claim, to measure consolidation beyond what the coder finds.

Where the coder has no claim of a place, one is made up from what its sentence shows: the marked kind (of one place in
five a kind that may stand for it), those of the marked parties that the sentence names, and its day where it gives one.
"""

from __future__ import annotations

from hashlib import sha256

from reader import GoldEvent, Made, Story, consolidated

from detente.actors.actor import ActorMention
from detente.claims.claim import ArticleReference, Claim, ClaimDate, ClaimPlace, Coder, Evidence, Span
from detente.ledger.events.kinds import closeness
from detente.ontology import ontology
from detente.pipeline import Annotation, annotate_article

_OTHERWISE = 0.2  # of the places are told of by another kind
_CLOSE = 0.6


def make_marked(story: Story) -> Made:
    """What becomes of a story when every marked place is a claim."""
    layers = {article.id: annotate_article(article) for article in story.articles}
    coded = consolidated(story, [claim for layer in layers.values() for claim in layer.claims])
    claims, gold = list(coded.claims), dict(coded.gold)
    for event in story.events:
        for article, first, last in event.told:
            known = (claim for claim in coded.claims if claim.article.id == article and gold.get(claim.id) == event.id)
            if not any(first <= claim.evidence.trigger.start < last for claim in known):
                claims.append(_claim(event, layers[article], first, last))
                gold[claims[-1].id] = event.id
    return consolidated(story, claims, gold)


def _claim(event: GoldEvent, layers: Annotation, first: int, last: int) -> Claim:
    article = layers.article
    sentence = next(one for one in layers.sentences if one.start <= first < one.end)
    name = sha256(f"{article.id} {event.id} {first}".encode()).hexdigest()[:16]
    kind = _kind(event.kind, name)
    cameo = ontology().cameo[ontology().kinds[kind].cameo if kind else ontology().events[event.event].cameo]
    words = article.body[first:last]
    trigger = max(words.split(), key=len).strip('.,"“”')
    at = first + words.index(trigger)
    published = article.published.start
    return Claim(
        id=name,
        article=ArticleReference(article.id, None, article.publisher, article.headline, published, article.origin),
        event=ontology().kinds[kind].event if kind else event.event,
        mode=None,
        contexts=(),
        kind=kind,
        cameo=cameo.code,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=_named(event.actors, layers, sentence.start, sentence.end) or tuple(map(_state, sorted(event.actors))),
        recipients=_named(event.recipients, layers, sentence.start, sentence.end),
        status="happened",
        date=_day(layers, sentence.start, sentence.end),
        place=_place(layers, first, last),
        attribution=(),
        amounts=(),
        evidence=Evidence(
            sentence.text, sentence.start, sentence.end, sentence.paragraph, Span(trigger, at, at + len(trigger))
        ),
        confidence=0.7,
        coder=Coder("lexicon", "marked", "gold"),
    )


def _kind(kind: str | None, name: str) -> str | None:
    near = [other for other in ontology().kinds if kind and other != kind and closeness(other, kind) >= _CLOSE]
    drawn = int(name[:8], 16) / 2**32
    return near[int(drawn / _OTHERWISE * len(near))] if near and drawn < _OTHERWISE else kind


def _named(codes: frozenset[str], layers: Annotation, start: int, end: int) -> tuple[ActorMention, ...]:
    """Those of the countries that a sentence names: the first of their people in it, else the state."""
    there = [mention for mention in layers.actors if start <= mention.start < end and mention.country in codes]
    people: dict[str | None, ActorMention] = {}
    for mention in there:
        if mention.type == "person":
            people.setdefault(mention.country, mention)
    states = dict.fromkeys(mention.country for mention in there)
    return tuple(people.get(state) or _state(state) for state in states if state)


def _state(code: str) -> ActorMention:
    return ActorMention(code, 0, 0, code, code, "state", code)


def _day(layers: Annotation, start: int, end: int) -> ClaimDate:
    found = [t for t in layers.times if start <= t.start < end and t.type in ("DATE", "TIME") and t.begins]
    if len(found) != 1:
        return ClaimDate(None, None, "none", "none", None)
    return ClaimDate(found[0].begins, found[0].ends, found[0].precision, found[0].basis, found[0].text)


def _place(layers: Annotation, first: int, last: int) -> ClaimPlace | None:
    place = next((one for one in layers.places if first <= one.start < last), None)
    if place is None:
        return None
    return ClaimPlace(place.text, place.name, place.country, place.latitude, place.longitude, place.geonames_id)
