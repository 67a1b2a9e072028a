"""Articles: the list, and each as it was read, with the versions of its page; pages are added here too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from detente.articles.article import Article
from detente.ledger.asking.shelf import ARTICLES, Shelved, Version, list_shelf, versions_of
from detente.ledger.ledger import Ledger
from detente.ledger.store.added import Added
from detente.records import plain
from detente.web.api.answering import Listing, Row, answer, answer_list
from detente.web.api.coding import PageGiven, capture_given, coded
from detente.web.api.filters import Id, ToldQuery, number_of, question_of
from detente.web.api.telling import Page, listed, one

router = APIRouter(prefix="/api/v1", tags=["articles"])

AGAIN: dict[int | str, dict[str, Any]] = {
    200: {**one("added")[200], "model": Added, "description": "The page was there already."}
}


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """An article as it was read, with its body and what was set aside as furniture, and the versions of its page."""

    article: Article
    versions: tuple[Version, ...]


@router.get("/articles", response_model=Page[Shelved], responses=listed("shelved"))
def list_articles(request: Request, query: Annotated[ToldQuery, Query()]) -> Response:
    """The articles that tell of the events asked for, all where nothing is asked, in the order they were added."""
    ledger: Ledger = request.app.state.ledger
    question = question_of(request)

    def read(after: str | None, limit: int) -> list[Row]:
        with ledger.store.reading() as connection:
            found = list_shelf(connection, replace(question, after=None, limit=limit), number_of(after))
            return [Row(article, str(number)) for number, article in found]

    return answer_list(request, Listing("articles", ARTICLES, read), question.after, query.limit, query.format)


@router.get("/articles/{id}", response_model=ArticleTold, responses=one("article_told"))
def show_article(request: Request, id: Id) -> Response:
    """One version of an article."""
    ledger: Ledger = request.app.state.ledger
    article = ledger.article(id)
    if article is None:
        raise HTTPException(404, f"There is no article {id}.")
    with ledger.store.reading() as connection:
        versions = versions_of(connection, id)
    return answer(request, {"article": plain(article), "versions": plain(versions)})


@router.post("/articles", status_code=201, response_model=Added, responses=one("added", 201) | AGAIN)
async def add_article(request: Request, page: PageGiven) -> Response:
    """Code a page and add it, with the events that follow from it. The same page again adds nothing."""
    capture = capture_given(page)
    made = await coded(request, capture)
    store = request.app.state.ledger.store
    by = request.state.person.name
    added = await run_in_threadpool(store.add, made.article, made.claims, capture.sha256, capture.source, by)
    status = 200 if added.state == "same" else 201
    return answer(request, added, {"Location": f"/api/v1/articles/{added.article}"}, status)
