"""Reviews: what people judged of claims and events; each can be undone, none is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as PathParameter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.ledger import Ledger
from detente.ledger.reviews.making import make_review
from detente.ledger.reviews.review import Review, Verdict
from detente.records import plain
from detente.web.api import filters
from detente.web.api.answering import MOST_PER_PAGE, PER_PAGE, answer, next_link
from detente.web.api.telling import Page, one

router = APIRouter(prefix="/api/v1", tags=["reviews"])

# NUL, and halves of pairs of UTF-16: neither can be kept.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")

ClaimId = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
ReviewId = Annotated[
    str, PathParameter(pattern="^[0-9a-f]{12}$", description="The id of the review.", examples=["5d0f6c19a2e7"])
]


class ReviewGiven(BaseModel):
    """What somebody says of claims or events; it is signed with the name that they are known by."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict = Field(description="What is said.")
    claims: list[ClaimId] = Field(
        min_length=1,
        max_length=500,
        description="Ids of claims: one, but several for `split` (those that leave their event) and `merge` (the "
        "events that are one).",
    )
    changes: dict[str, Any] = Field({}, description="For `correct`: the fields that were wrong, and what is right.")
    note: str | None = Field(None, max_length=10_000, pattern=r"^[^\x00]*$", description="Why, in words.")

    @field_validator("changes")
    @classmethod
    def _storable(cls, changes: dict[str, Any]) -> dict[str, Any]:
        _check(changes, depth=8)
        return changes


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as it was kept, and the ids of the events that are new, changed or gone by it."""

    review: Review
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """A review that was undone, and the ids of the events that are new, changed or gone by it."""

    review: str
    events: tuple[str, ...]


class ReviewsQuery(filters.Query):
    """Which reviews."""

    undone: bool = Field(False, description="Those that were undone as well.")
    after: str | None = Field(None, pattern="^[0-9a-f]{12}$", description="Where to go on: from `next`.")
    limit: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE, description="At most so many.")


@router.get("/reviews", response_model=Page[Review], responses=one("reviews"))
def list_reviews(request: Request, query: Annotated[ReviewsQuery, Query()]) -> Response:
    """What people judged, the latest first."""
    ledger: Ledger = request.app.state.ledger
    reviews = ledger.store.reviews(undone=query.undone)
    at = next((place for place, review in enumerate(reviews, 1) if review.id == query.after), 0)
    page, more = reviews[at : at + query.limit], len(reviews) > at + query.limit
    link = next_link(request, page[-1].id if more else None)
    headers = {"Link": f'<{link}>; rel="next"'} if link else {}
    return answer(request, {"items": plain(page), "next": link}, headers)


@router.post("/reviews", status_code=201, response_model=Reviewed, responses=one("reviewed", 201))
def add_review(request: Request, given: ReviewGiven) -> Response:
    """Say that a claim is right or wrong, correct it, note something, merge events or split one."""
    ledger: Ledger = request.app.state.ledger
    name = request.state.person.name
    review = make_review(given.verdict, given.claims, name, changes=given.changes, note=given.note)
    touched = ledger.store.review(review)
    return answer(request, {"review": plain(review), "events": list(touched)}, status=201)


@router.post("/reviews/{id}/undo", response_model=Undone, responses=one("undone"))
def undo_review(request: Request, id: ReviewId) -> Response:
    """Undo a review: it stays in the list as undone, and what followed from it is taken back."""
    ledger: Ledger = request.app.state.ledger
    return answer(request, {"review": id, "events": list(ledger.store.undo(id))})


def _check(value: Any, depth: int) -> None:
    """Raises ValueError for what no ledger can keep: endless numbers, odd characters, things in things in things."""
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, str) and _NO_TEXT.search(value):
        raise ValueError("holds characters that no text has")
    if isinstance(value, int | float) and not abs(value) < 1e15:
        raise ValueError("holds a number that is out of all bounds")
    for inner in (*value, *value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check(inner, depth - 1)
