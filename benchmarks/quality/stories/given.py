"""Gold stories as the records that the ledger's rooms pass on: articles, and the gold events as if all had been coded.

With gold events given, a figure says how good the room itself is; with coded ones, how good it is end to end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from detente.actors.actor import ActorMention
from detente.articles.article import PARAGRAPH_BREAK, Article, PageDate
from detente.claims import Said
from detente.claims.claim import (
    ArticleReference,
    Attribution,
    Claim,
    ClaimDate,
    Coder,
    Evidence,
    Span,
)
from detente.ledger.events.event import Event, Party
from detente.ontology import ontology
from detente.pipeline import Annotation, annotate_article
from detente.sentences import split

DEV = Path(__file__).parents[1] / "gold" / "stories" / "dev"


@dataclass(frozen=True)
class Story:
    """A gold story: its YAML, its articles by their id in the story, and every layer over each."""

    name: str
    gold: dict[str, Any]
    articles: dict[str, Article]
    layers: dict[str, Annotation]


def stories(paths: list[Path]) -> Iterator[Story]:
    """The stories of these files, coded."""
    for path in paths:
        gold = yaml.safe_load(path.read_text("utf-8"))
        articles = {entry["id"]: _article(gold["story"], entry) for entry in gold["articles"]}
        layers = {name: annotate_article(article) for name, article in articles.items()}
        yield Story(gold["story"], gold, articles, layers)


def _article(story: str, entry: dict[str, Any]) -> Article:
    paragraphs = tuple(entry["text"].strip().split(PARAGRAPH_BREAK))
    day = str(entry["published"])
    return Article(
        id=f"{story}/{entry['id']}",
        source=entry["id"],
        body=PARAGRAPH_BREAK.join(paragraphs),
        paragraphs=paragraphs,
        headline=entry["headline"],
        published=PageDate(day, day, "given"),
        publisher=entry["outlet"],
        origin=entry["credit"],
        language="en",
    )


def given_events(story: Story) -> tuple[list[Event], dict[str, Claim]]:
    """The gold events of a story, their ids as in the gold, each with one claim for every place that tells it."""
    claims: dict[str, Claim] = {}
    events = []
    for entry in story.gold["events"]:
        told = [_claim(f"{entry['id']}@{n}", entry, story, *place) for n, place in enumerate(entry["told"])]
        claims.update((claim.id, claim) for claim in told)
        events.append(_event(entry, told))
    return events, claims


def _claim(name: str, entry: dict[str, Any], story: Story, article_id: str, words: str) -> Claim:
    """The claim that a place of the gold stands for; on whose word it is and its words are those that were coded."""
    article, layers = story.articles[article_id], story.layers[article_id]
    start = article.body.index(words)
    end = start + len(words)
    sentence = next(s for s in split(article) if s.start <= start < s.end)
    coded = [c for c in layers.claims if start <= c.evidence.trigger.start < end]
    like = next((c for c in coded if c.event == entry["event"]), coded[0] if coded else None)
    trigger = like.evidence.trigger if like else Span(words, start, end)
    kind = entry["kind"]
    cameo = ontology().cameo[ontology().kinds[kind].cameo if kind else ontology().events[entry["event"]].cameo]
    day = article.published.start
    return Claim(
        id=name,
        article=ArticleReference(article.id, None, article.publisher, article.headline, day, article.origin),
        event=entry["event"],
        mode=None,
        contexts=(),
        kind=kind,
        cameo=cameo.code,
        quad=cameo.quad,
        goldstein=cameo.goldstein,
        actors=tuple(_mention(code, layers, sentence.start, sentence.end) for code in entry["actors"]),
        recipients=tuple(_mention(code, layers, sentence.start, sentence.end) for code in entry["recipients"]),
        status=like.status if like else "happened",
        date=_date(entry["date"]),
        place=like.place if like else None,
        attribution=like.attribution if like else tuple(_word(said, layers) for said in _over(layers, start, end)),
        amounts=like.amounts if like else (),
        evidence=Evidence(sentence.text, sentence.start, sentence.end, sentence.paragraph, trigger),
        confidence=0.9,
        coder=Coder("lexicon", "given", "gold"),
    )


def _over(layers: Annotation, start: int, end: int) -> list[Said]:
    return [said for said in layers.attributions if said.content.start <= start and end <= said.content.end]


def _word(said: Said, layers: Annotation) -> Attribution:
    speaker = said.speaker
    found = [m for m in layers.actors if speaker and m.start < speaker.end and speaker.start < m.end]
    text = layers.article.body[said.start : said.end]
    whole = speaker or said.cue
    return Attribution(found[0] if found else None, None if found else text[:40], whole.text, whole.start, whole.end)


def _mention(code: str, layers: Annotation, start: int, end: int) -> ActorMention:
    """A mention of the country in the sentence, where there is one."""
    near = next((m for m in layers.actors if m.country == code and start <= m.start < end), None)
    return near or ActorMention("", start, start, code, code, "state", code)


def _date(day: Any) -> ClaimDate:
    if day is None:
        return ClaimDate(None, None, "none", "none", None)
    first, last = day if isinstance(day, list) else (day, day)
    return ClaimDate(str(first), str(last), "day" if first == last else "week", "stated", None)


def _event(entry: dict[str, Any], told: list[Claim]) -> Event:
    told = sorted(told, key=lambda claim: (claim.article.published or "", claim.id))
    first = told[0]
    return Event(
        id=entry["id"],
        event=first.event,
        mode=first.mode,
        contexts=first.contexts,
        kind=first.kind,
        cameo=first.cameo,
        quad=first.quad,
        goldstein=first.goldstein,
        actors=tuple(Party(code, code, "state", code, None, None) for code in entry["actors"]),
        recipients=tuple(Party(code, code, "state", code, None, None) for code in entry["recipients"]),
        status=first.status,
        date=first.date,
        place=first.place,
        amounts=first.amounts,
        confidence=0.9,
        quote=first.evidence.text,
        claims=tuple(claim.id for claim in told),
        outlets=len({claim.article.publisher for claim in told}),
        origins=len({claim.article.id for claim in told}),
        voices=(),
        contested=False,
        first_published=first.article.published,
        last_published=told[-1].article.published,
    )
