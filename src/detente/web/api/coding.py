"""Coding: a page in, its claims out, nothing kept; and how a page that comes in is coded at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.articles.article import Article
from detente.captures import Capture, capture_of
from detente.claims import SURE_ENOUGH
from detente.claims.claim import Claim
from detente.errors import InputError
from detente.exports.columns import COLUMNS
from detente.pipeline import Coded, code_capture
from detente.records import plain
from detente.web.api import filters
from detente.web.api.answering import Format, answer, answer_table, format_of
from detente.web.api.telling import one

router = APIRouter(prefix="/api/v1", tags=["coding"])

# A database takes every character but this one.
_LINE = r"^[^\x00]*$"


class PageGiven(BaseModel):
    """A page as text or HTML, with what is known of it besides."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, description="The page: plain text, or HTML, which is told by its tags.")
    headline: str | None = Field(None, max_length=2000, description="Its headline, where the text does not hold it.")
    published: str | None = Field(
        None, max_length=40, description="The day it was published (`2018-03-26`), where the page does not say."
    )
    url: str | None = Field(None, max_length=4000, pattern=_LINE, description="Its address: what makes it one page.")
    publisher: str | None = Field(None, max_length=200, pattern=_LINE, description="Who published it.")


class CodeQuery(filters.Query):
    """How a page is coded."""

    least: float = Field(SURE_ENOUGH, ge=0, le=1, description="Claims less sure than this are not made.")
    format: Annotated[Literal["json", "jsonl", "csv", "parquet"] | None, filters.FORM] = None


@dataclass(frozen=True, slots=True)
class CodedTold:
    """A page as it was read, and the claims that it makes."""

    article: Article
    claims: tuple[Claim, ...]


@router.post("/code", response_model=CodedTold, responses=one("coded", as_table=True))
async def code(request: Request, page: PageGiven, query: Annotated[CodeQuery, Query()]) -> Response:
    """The claims that a page makes. Nothing is kept; as a table they come without the article."""
    wanted = format_of(request, query.format, *Format)
    made = await coded(request, capture_given(page), query.least)
    if wanted is Format.JSON:
        return answer(request, {"article": plain(made.article), "claims": plain(made.claims)})
    return answer_table("claims", COLUMNS, made.claims, wanted)


def capture_given(page: PageGiven) -> Capture:
    """The page as a capture; raises HTTPException (422) where it is empty or its date is none."""
    try:
        return capture_of(
            page.text,
            source="<api>",
            headline=page.headline,
            url=page.url,
            publisher=page.publisher,
            published=page.published,
        )
    except InputError as error:
        raise HTTPException(422, error.reason) from None


async def coded(request: Request, capture: Capture, least: float = SURE_ENOUGH) -> Coded:
    """The capture coded; raises HTTPException (422) where it cannot be.

    One page at a time, while others wait without holding a thread that a reader's page needs.
    """
    made = await run_sync(code_capture, capture, (), least, limiter=request.app.state.coding)
    if isinstance(made, InputError):
        raise HTTPException(422, made.reason)
    return made
