"""Claims: what each article says, as it stands after what people said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.claims.claim import Claim
from detente.exports.columns import COLUMNS
from detente.ledger.asking.claims import Standing, claim_standing, list_claims
from detente.ledger.ledger import Ledger
from detente.web.api.answering import Listing, Row, answer, answer_list
from detente.web.api.filters import Id, ToldQuery, number_of, question_of
from detente.web.api.telling import Page, listed, one

router = APIRouter(prefix="/api/v1", tags=["claims"])


@router.get("/claims", response_model=Page[Claim], responses=listed("claim"))
def claims(request: Request, query: Annotated[ToldQuery, Query()]) -> Response:
    """The claims of the events asked for, in the order they came into the ledger; those judged wrong are left out."""
    ledger: Ledger = request.app.state.ledger
    question = question_of(request)

    def read(after: str | None, limit: int) -> list[Row]:
        with ledger.store.reading() as connection:
            found = list_claims(connection, replace(question, after=None, limit=limit), number_of(after))
            return [Row(claim, str(number)) for number, claim in found]

    return answer_list(request, Listing("claims", COLUMNS, read), question.after, query.limit, query.format)


@router.get("/claims/{id}", response_model=Standing, responses=one("claim_told"))
def show_claim(request: Request, id: Id) -> Response:
    """One claim."""
    ledger: Ledger = request.app.state.ledger
    with ledger.store.reading() as connection:
        found = claim_standing(connection, id)
    if found is None:
        raise HTTPException(404, f"There is no claim {id}.")
    return answer(request, found)
