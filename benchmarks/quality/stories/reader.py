"""The gold stories as read, what Detente makes of them, and which of its claims tell of which gold event.

``benchmarks/quality/gold/stories/README.md`` has the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from detente.articles.article import Article, PageDate
from detente.claims.claim import Claim
from detente.ledger.events import Event, Judgement, Page, consolidate, origins_of, signature
from detente.ledger.events.kinds import closeness, name_of
from detente.pipeline import code_article

DEV = Path(__file__).parents[1] / "gold" / "stories" / "dev"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that a person marked; ``told`` are (article, first character, last) of each place that tells it.

    ``days`` are the first and the last day (ISO), None where no article lets one know.
    """

    id: str
    event: str
    kind: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    days: tuple[str, str] | None
    told: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story as marked: ``contacts`` and ``pledges`` in the form of the file, ``origins`` groups of ids of articles.

    ``countries`` are those of the outlets, by the id of the article. Articles are called ``SLUG/a``.
    """

    slug: str
    articles: tuple[Article, ...]
    countries: Mapping[str, str | None]
    events: tuple[GoldEvent, ...]
    contacts: tuple[Mapping[str, Any], ...]
    pledges: tuple[Mapping[str, Any], ...]
    origins: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What Detente makes of a story; ``gold`` gives for each claim that tells of a gold event the id of that event."""

    claims: tuple[Claim, ...]
    origins: Mapping[str, str]
    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]
    gold: Mapping[str, str]


def stories(folder: Path) -> Iterator[Story]:
    """The stories of a folder, by the name of their files."""
    for path in sorted(folder.glob("*.yaml")):
        yield _story(yaml.safe_load(path.read_text("utf-8")))


def make(story: Story) -> Made:
    """Code the articles of a story with Detente's own coder, and consolidate the claims."""
    return consolidated(story, [claim for article in story.articles for claim in code_article(article).claims])


def consolidated(story: Story, claims: Sequence[Claim], gold: Mapping[str, str] | None = None) -> Made:
    """Consolidate claims of a story; ``gold`` says what they tell of, where that is known."""
    pages = [Page(one.id, one.published.start, one.origin, signature(one.body)) for one in story.articles]
    origins = origins_of(pages)
    outlets = {article.id: article.publisher for article in story.articles}
    events, judgements = consolidate(claims, origins, outlets)
    if gold is None:
        gold = _gold(story.events, claims)
    return Made(tuple(claims), origins, tuple(events), tuple(judgements), gold)


def _story(entry: Mapping[str, Any]) -> Story:
    slug = entry["story"]
    articles = {one["id"]: _article(slug, one) for one in entry["articles"]}
    return Story(
        slug=slug,
        articles=tuple(articles.values()),
        countries={f"{slug}/{one['id']}": one["country"] for one in entry["articles"]},
        events=tuple(_event(one, articles) for one in entry["events"]),
        contacts=tuple(entry.get("contacts") or ()),
        pledges=tuple(entry.get("pledges") or ()),
        origins=tuple(frozenset(f"{slug}/{name}" for name in group) for group in entry["origins"]),
    )


def _article(slug: str, entry: Mapping[str, Any]) -> Article:
    body, day = entry["text"].strip(), entry["published"].isoformat()
    return Article(
        id=f"{slug}/{entry['id']}",
        source=slug,
        body=body,
        paragraphs=tuple(body.split("\n\n")),
        headline=entry["headline"],
        published=PageDate(day, day, "given"),
        publisher=entry["outlet"],
        origin=entry["credit"],
    )


def _event(entry: Mapping[str, Any], articles: Mapping[str, Article]) -> GoldEvent:
    days = entry["date"]
    if isinstance(days, date):
        days = [days, days]
    told = []
    for name, words in entry["told"]:
        start = articles[name].body.index(words)
        told.append((articles[name].id, start, start + len(words)))
    return GoldEvent(
        id=entry["id"],
        event=entry["event"],
        kind=entry["kind"],
        actors=frozenset(entry["actors"]),
        recipients=frozenset(entry["recipients"]),
        days=(days[0].isoformat(), days[1].isoformat()) if days else None,
        told=tuple(told),
    )


def _gold(events: Sequence[GoldEvent], claims: Sequence[Claim]) -> dict[str, str]:
    """The gold event of each claim: its act's word lies in words marked for one, and its kind may be a word for it."""
    found = {}
    for claim in claims:
        at, end = claim.evidence.trigger.start, claim.evidence.trigger.end
        name = name_of(claim.event, claim.kind)
        fitting = [
            (-closeness(name, marked), -_in_common(claim, event), last - first, event.id)
            for event in events
            for article, first, last in event.told
            if article == claim.article.id and first < end and at < last
            and closeness(name, marked := name_of(event.event, event.kind)) > 0
        ]  # fmt: skip
        if fitting:
            found[claim.id] = min(fitting)[-1]
    return found


def _in_common(claim: Claim, event: GoldEvent) -> int:
    """How many countries stand on the sides where they were marked."""
    actors, recipients = {one.country for one in claim.actors}, {one.country for one in claim.recipients}
    return len(actors & event.actors) + len(recipients & event.recipients)
