"""Articles: a list to search, and each as it was read, with its claims marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.claims.claim import Claim
from detente.errors import InputError
from detente.ledger.asking.catalogue import Sought
from detente.ledger.asking.reading import Reading
from detente.ledger.events.event import Event
from detente.web.marking import Mark, Piece, marks_of, pieces
from detente.web.rendering import render

router = APIRouter(include_in_schema=False)

PER_PAGE = 50
_OUTLETS = 300
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside its paragraph: its number on the page, its event, and where its parts stand in the body."""

    number: int
    claim: Claim
    event: Event | None
    parts: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, with the cards of the claims whose sentence begins in it."""

    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@router.get("/articles")
def catalogue(request: Request) -> Response:
    """The articles that the address asks for, the latest first."""
    ledger, overviews = request.app.state.ledger, request.app.state.overviews
    asked = {name: request.query_params.get(name, "").strip() for name in ("text", "outlet", "since", "until", "after")}
    try:
        sought, wrong = _sought(asked), None
        found = ledger.articles(sought)
    except InputError as error:
        asked = {"text": "", "outlet": "", "since": "", "until": "", "after": ""}
        sought, wrong, found = Sought(), f"{error.source}: {error.reason}", []
    filters = {name: value for name, value in asked.items() if value and name != "after"}
    more = urlencode({**filters, "after": found[-1].id}) if len(found) == PER_PAGE else None
    return render(
        request,
        "articles.html",
        status=400 if wrong else 200,
        asked=asked,
        filters=filters,
        wrong=wrong,
        articles=found,
        total=0 if wrong else overviews.count_articles(sought),
        outlets=overviews.outlets(_OUTLETS),
        next_page=more,
    )


@router.get("/articles/{id}")
def show(request: Request, id: str) -> Response:
    """An article as it was read; ``?mark=120-240`` marks those characters of its body, at ``#here``."""
    reading: Reading | None = request.app.state.ledger.reading(id)
    if reading is None:
        raise HTTPException(404, "There is no article of that id in this ledger.")
    span = _SPAN.fullmatch(request.query_params.get("mark", ""))
    here = [Mark(int(span[1]), int(span[2]), "here", "", "")] if span else []
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, 1)}
    return render(
        request,
        "article.html",
        reading=reading,
        article=reading.article,
        paragraphs=list(_paragraphs(reading, numbers, here)),
        numbers=numbers,
        current=next((version for version in reading.versions if version.current), None),
        furniture=_furniture(reading),
    )


def _paragraphs(reading: Reading, numbers: dict[str, int], here: Sequence[Mark]) -> Iterator[Paragraph]:
    body = reading.article.body
    marks = {claim.id: [*marks_of(claim, body)] for claim in reading.claims}
    every = [mark for several in marks.values() for mark in several] + [*here]
    for start, end in reading.article.paragraph_spans():
        cards = tuple(
            Card(
                numbers[claim.id],
                claim,
                reading.events.get(claim.id),
                [(mark.start, mark.end, mark.role) for mark in marks[claim.id]],
            )
            for claim in reading.claims
            if start <= claim.evidence.start < max(end, start + 1)
        )
        yield Paragraph(pieces(body, start, end, every), cards)


def _furniture(reading: Reading) -> list[tuple[str, str]]:
    """What stood around the text, in the order of the page: kind and words."""
    blocks = sorted(reading.article.furniture, key=lambda block: (block.start, block.end))
    return [(block.kind, block.text) for block in blocks if block.text.strip()]


def _sought(asked: dict[str, str]) -> Sought:
    """Raises InputError, in words fit for the page, for a day that is none."""
    for name in ("since", "until"):
        if asked[name]:
            _check_day(name, asked[name])
    for name, value in asked.items():
        if "\0" in value:
            raise InputError(name, "a character that no text has")
    return replace(Sought(limit=PER_PAGE), **{name: value or None for name, value in asked.items()})  # type: ignore[arg-type]


def _check_day(name: str, value: str) -> None:
    try:
        if len(value) != 10:
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise InputError(name, f"{value} is no day (2009-06-01)") from None
