"""Reading plain-text captures: telling the story from what stood around it, with no markup to help."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from detente.articles.article import PARAGRAPH_BREAK, Article, ArticleKind, Furniture, FurnitureKind
from detente.articles.block import Block, blocks_of
from detente.articles.byline import authors_of, is_name_alone, is_name_and_place, names_in
from detente.articles.credit import credit_in
from detente.articles.dateline import credited_wire, dateline_of, wire_in
from detente.articles.features import cue_features, cues, features_of, line_cues, line_features
from detente.articles.kinds import is_live, kind_fields
from detente.articles.labels import label_blocks
from detente.articles.limits import refuse_lines, refuse_text
from detente.articles.page_date import given_date, visible_dates
from detente.articles.publisher import publisher_in
from detente.captures import Capture

_AGAINST = -4.5
# A section is named in so many words at most: "Middle East and North Africa".
_LABEL = 5
# A page with this many headlines and fewer paragraphs (in characters) than that is a list of stories.
_MANY, _FEW, _RUNNING = 10, 2, 150
_TOPICS_HEAD = re.compile(r"^[^:]{2,40}:\s*")


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page with their states: zone and label, as ``labels.STATES`` has them."""

    blocks: list[Block]
    states: list[str]

    def texts(self, *labels: str, zones: str = "THBZ") -> list[str]:
        pieces = zip(self.blocks, self.states, strict=True)
        return [block.text for block, state in pieces if state[0] in zones and state[2:] in labels]


def read_plain(capture: Capture) -> Article:
    """The article in a plain-text capture; raises InputError if it is too long to be a page."""
    page = _labelled(capture)
    paragraphs = tuple(page.texts("body"))
    furniture = tuple(_furniture(capture.text, page))
    seen_published, updated = visible_dates(page.texts("date", "byline"))
    aside = [piece.text for piece in furniture]
    dateline, wire = dateline_of(paragraphs[0]) if paragraphs else (None, None)
    return Article(
        id=capture.id or capture.sha256[:16],
        source=capture.source,
        body=PARAGRAPH_BREAK.join(paragraphs),
        paragraphs=paragraphs,
        headline=capture.headline or _first(page.texts("headline")),
        standfirst=_first(page.texts("standfirst")),
        published=given_date(capture) or seen_published,
        updated=updated,
        authors=_authors(page),
        publisher=capture.publisher or publisher_in(aside),
        origin=wire or _origin(page),
        url=capture.url,
        dateline=dateline,
        section=_section(page),
        topics=tuple(_topics(page.texts("topics"))),
        credits=tuple(_credits(page)),
        related=tuple(_related(page)),
        furniture=furniture,
        **kind_fields(paragraphs, aside, _first(page.texts("headline")), stated=_shape(page)),
    )


def _shape(page: _Page) -> ArticleKind | None:
    """What the page is by its lines: a live blog, a list of other pages' headlines, a video."""
    running = [text for text in page.texts("body") if len(text) >= _RUNNING]
    if is_live([block.text for block in page.blocks], *page.texts("headline", "label", zones="T")):
        return "live"
    if len(running) < _FEW and len(_related(page)) + len(page.texts("headline", "subhead")) >= _MANY:
        return "index"
    played = any("play" in cue_features(text) for text in page.texts("caption", "label", "share", "navigation"))
    return "video" if played and len(running) < _FEW else None


def _labelled(capture: Capture) -> _Page:
    refuse_text(capture.source, len(capture.text))
    blocks = blocks_of(capture.text)
    refuse_lines(capture.source, len(blocks))
    features = features_of(blocks, capture.headline, capture.shared)
    states = label_blocks(features)
    if "B:body" not in states:
        states = _with_some_body(blocks, states, features)
    if _is_passage(states, features):
        states = ["B:body"] * len(states)
    return _Page(blocks, states)


def _is_passage(states: Sequence[str], features: Sequence[set[str]]) -> bool:
    """Whether there is nothing but full sentences: a first short one is then the beginning, and no headline."""
    told = {state[2:] for state in states} <= {"body", "headline", "standfirst"}
    return told and all("stop" in shown and "given_headline" not in shown for shown in features)


def _with_some_body(blocks: Sequence[Block], states: list[str], features: Sequence[set[str]]) -> list[str]:
    """A lone sentence or two look like a headline or a teaser; with no story beside them they are the story."""
    lines = [i for i, shown in enumerate(features) if _may_tell(blocks[i], shown)]
    chosen = [i for i in lines if "stop" in features[i]] or (lines if len(blocks) == 1 else [])
    return ["B:body" if i in chosen else state for i, state in enumerate(states)]


def _may_tell(block: Block, shown: set[str]) -> bool:
    """Whether a block can be a story by itself: some words, none of them plainly those of furniture."""
    words = [cue for cue in (*cues(), *line_cues()) if cue.pattern is not None and cue.feature in shown]
    against = sum(cue.weights.get("body", 0.0) for cue in words)
    return len(block.text.split()) >= 3 and against > _AGAINST and "given_headline" not in shown


def _furniture(page: str, read: _Page) -> list[Furniture]:
    kept = ("body", "headline", "standfirst")
    pieces = zip(read.blocks, read.states, strict=True)
    return [_piece(page, block, state[2:]) for block, state in pieces if state[2:] not in kept]


def _piece(page: str, block: Block, label: str) -> Furniture:
    # A heading within the story is a label, a caption that is all credit a credit.
    kind = "label" if label == "subhead" else label
    if label == "caption" and credit_in(block.text) == block.text:
        kind = "credit"
    return Furniture(cast(FurnitureKind, kind), page[block.start : block.end], block.start, block.end)


def _section(page: _Page) -> str | None:
    """The label next above the headline, if it is short enough for one: a long one is a row of several."""
    return next((text for text in page.texts("label", zones="T")[::-1] if len(text.split()) <= _LABEL), None)


def _authors(page: _Page) -> tuple[str, ...]:
    names = [name for line in page.texts("byline") for name in authors_of(line)]
    names += [name for line in page.texts("byline", zones="TH") if is_name_alone(line) for name in names_in(line)]
    names += [line.partition(" in ")[0] for line in page.texts("byline", zones="TH") if is_name_and_place(line)]
    return tuple(dict.fromkeys(names))


def _origin(page: _Page) -> str | None:
    named = [credited_wire(line) for line in page.texts("credit")] + [wire_in(line) for line in page.texts("byline")]
    return next((wire for wire in named if wire), None)


def _topics(lines: Sequence[str]) -> list[str]:
    names = [
        name.strip(" #").removesuffix(".") if name.count(".") < 2 else name.strip(" #")
        for line in lines
        if line_features(line).isdisjoint({"topics_head", "topics_opener"})
        for name in re.split(r"[,|•·;]|(?<!\w)#", _TOPICS_HEAD.sub("", line))
    ]
    return list(dict.fromkeys(name for name in names if name))


def _credits(page: _Page) -> list[str]:
    photos = [credit for text in page.texts("caption") if (credit := credit_in(text))]
    return list(dict.fromkeys(photos + page.texts("credit")))


def _related(page: _Page) -> list[str]:
    """Headlines of other stories: lines of a related box that are neither its opener, a kicker nor a teaser."""
    lines = page.texts("related")
    return [line for line in lines if 4 <= len(line.split()) <= 20 and not line.endswith((".", ":"))]


def _first(texts: Sequence[str]) -> str | None:
    return texts[0] if texts else None
