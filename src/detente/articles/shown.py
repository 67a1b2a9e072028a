"""What an HTML page shows around its story: dates, standfirst, section, topics, for pages whose head states none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.articles.article import PageDate
from detente.articles.furniture import Aside, Seen
from detente.articles.page_date import visible_dates

_SENTENCE = 5
_SECTION_WORDS = 4
_TOPIC_WORDS = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """The facts that stand on the page itself; None or empty where there are none."""

    published: PageDate
    updated: PageDate
    standfirst: str | None
    section: str | None
    topics: tuple[str, ...]


def shown_on(seen: Sequence[Seen], aside: Sequence[Aside]) -> Shown:
    """The facts shown between the headline and the end of the story; above and below stand those of other pages."""
    told = [part for part in seen if part.told]
    first = told[0].box.runs[0][0] if told else 0
    last = told[-1].box.runs[-1][1] if told else 0
    near = [part for part in aside if first <= part.pieces[0].start <= last]
    above = [part.text for part in aside if part.kind == "label" and part.pieces[0].start < first]
    published, updated = visible_dates(part.text for part in near if part.kind in ("date", "byline"))
    marked = (part.text for part in seen if part.box.hint == "standfirst" and part.text.count(" ") >= _SENTENCE)
    sections = [text for text in above if text.count(" ") < _SECTION_WORDS]
    topics = [part.text for part in aside if part.kind == "topics" and part.linked and part.pieces[0].start > first]
    return Shown(
        published=published,
        updated=updated,
        standfirst=next(marked, None),
        section=sections[-1] if sections else None,
        topics=tuple(dict.fromkeys(text for text in topics if len(text) > 1 and text.count(" ") < _TOPIC_WORDS)),
    )
