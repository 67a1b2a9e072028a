"""Making the claim of an act: every field of the record, from the layers over its sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from detente._version import __version__
from detente.articles.article import Article, PageDate
from detente.claims.amounts import amounts_of
from detente.claims.arguments import objects
from detente.claims.attribution import Saying
from detente.claims.claim import ArticleReference, Attribution, Claim, ClaimPlace, Coder, Evidence, Span
from detente.claims.contexts import contexts_of
from detente.claims.dating import claim_date
from detente.claims.drafts import Draft
from detente.claims.layers import Layers
from detente.claims.vocabulary import Lexicon
from detente.ontology import ontology
from detente.places import PlaceMention, place_of
from detente.sentences.sentence import Sentence
from detente.times.timex import TimeMention


def reference(article: Article) -> ArticleReference:
    """What the claims of an article carry of it."""
    published = _interval(article.published)
    return ArticleReference(article.id, article.url, article.publisher, article.headline, published, article.origin)


def make_claim(
    act: Draft,
    sentence: Sentence,
    sayings: Sequence[Saying],
    confidence: float,
    by: Literal["lexicon", "model", "both"],
    article: ArticleReference,
    layers: Layers,
    lexicon: Lexicon,
) -> Claim:
    """The claim of an act whose parties are settled; ``sayings`` are those over it, innermost first."""
    token, code = act.token, act.code
    cameo = ontology().cameo[code.cameo]
    start = sentence.start + token.idx
    trigger = Span(token.text, start, start + len(token))
    return Claim(
        id=_identifier(article.id, start, act),
        article=article,
        event=code.event,
        mode=code.mode,
        contexts=contexts_of(act, lexicon),
        kind=code.kind,
        cameo=code.cameo,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=tuple(act.actors),
        recipients=tuple(act.recipients),
        status=act.reading.status,
        date=claim_date(token, sentence, layers.times, lexicon),
        place=_place(start, sentence, layers.places),
        attribution=_distinct_links([*_accusations(act), *(saying.link for saying in sayings)]),
        amounts=amounts_of(act.fillers or objects(token), _dated(sentence, layers.times)),
        evidence=Evidence(sentence.text, sentence.start, sentence.end, sentence.paragraph, trigger),
        confidence=confidence,
        coder=Coder(by, act.rule, __version__),
    )


def _interval(page: PageDate) -> str | None:
    """The day of the page, or an ISO 8601 interval where it is known to lie within a year."""
    if page.start is None or page.end is None:
        return None
    if page.start == page.end:
        return page.start
    within_a_year = date.fromisoformat(page.end) - date.fromisoformat(page.start) <= timedelta(days=366)
    return f"{page.start}/{page.end}" if within_a_year else None


def _identifier(article: str, start: int, act: Draft) -> str:
    actors, recipients = (m.id for m in act.actors), (m.id for m in act.recipients)
    parts = [article, str(start), act.code.event, act.code.kind or "", *actors, ">", *recipients]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _place(start: int, sentence: Sentence, places: Sequence[PlaceMention]) -> ClaimPlace | None:
    found = place_of(start, sentence, places)
    if found is None:
        return None
    return ClaimPlace(found.text, found.name, found.country, found.latitude, found.longitude, found.geonames_id)


def _dated(sentence: Sentence, times: Sequence[TimeMention]) -> frozenset[int]:
    """The tokens of the sentence's time expressions: the numbers in them are no amounts."""
    within = (time for time in times if sentence.start <= time.start < sentence.end)
    return frozenset(token.i for time in within for token in sentence.tokens_within(time.start, time.end))


def _accusations(act: Draft) -> Iterator[Attribution]:
    """An act alleged or denied stands on the word of who alleges or denies it."""
    for actor in act.accusers:
        yield Attribution(actor, None, actor.text, actor.start, actor.end)


def _distinct_links(chain: Iterable[Attribution]) -> tuple[Attribution, ...]:
    found: dict[tuple[str | None, str | None], Attribution] = {}
    for link in chain:
        found.setdefault((link.speaker.id if link.speaker else None, link.medium), link)
    return tuple(found.values())
