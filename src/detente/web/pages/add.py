"""Adding pages: pasted, dropped or fetched; what they tell is shown first, and kept when somebody says so."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from anyio.to_thread import run_sync
from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.captures import Capture, capture_of, captures_in, date_span, together
from detente.captures.given import capture_of_bytes
from detente.claims.claim import Claim
from detente.errors import InputError
from detente.ledger.asking.prospect import Prospect
from detente.ledger.store.added import Added
from detente.pipeline import Coded, code_capture
from detente.web.drafts import MINUTES, Draft, Drafts, Leaf
from detente.web.fetching import Fetcher
from detente.web.marking import Piece, marks_of, pieces
from detente.web.people.forms import CheckedForm, text_in
from detente.web.rendering import render

router = APIRouter(include_in_schema=False, prefix="/add")

MOST_PAGES = 40
MOST_ADDRESSES = 5
_NO_NAME = re.compile(r"[\x00-\x1f\x7f<>]")
_FIELDS = ("text", "headline", "outlet", "url", "published", "addresses")
# Fields that become columns as they are; a database takes every character but this one.
_NUL = "\0"


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside its paragraph, with its number on the page, and whether the ledger does not have it yet."""

    number: int
    claim: Claim
    fresh: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a draft as it is shown: its position, what adding it would do, what became of it if it was kept."""

    position: int
    leaf: Leaf
    prospect: Prospect
    added: Added | None
    paragraphs: tuple[tuple[tuple[Piece, ...], tuple[Card, ...]], ...]
    numbers: dict[str, int]

    @property
    def named(self) -> str:
        """What it came in by, in words: "page.html, line 3"."""
        return named(self.leaf.source)


@router.get("")
def show(request: Request) -> Response:
    """The forms to give pages by."""
    return _form(request, dict.fromkeys(_FIELDS, ""))


@router.post("")
async def read(request: Request, form: CheckedForm) -> Response:
    """Code what was given, hold it, and lead to where it is shown."""
    given = {name: text_in(form, name) for name in _FIELDS}
    wrong = _mistake(given)
    captures: list[Capture | InputError] = []
    if wrong is None:
        captures = [*_pasted(given), *[one async for one in _dropped(form)]]
        captures += await run_in_threadpool(_fetched, request.app.state.fetcher, given)
    if not captures:
        return _form(request, given, wrong or "Paste a text, choose a file, or give an address.", 400)
    leaves, unread = [], []
    for capture in together(captures[:MOST_PAGES]):
        made = capture if isinstance(capture, InputError) else await _coded(request, capture, given["published"])
        if isinstance(made, InputError):
            unread.append((named(made.source), made.reason))
        else:
            leaves.append(Leaf(made.article.source, cast(Capture, capture).sha256, made))
    if len(captures) > MOST_PAGES:
        unread.append(("the rest", f"{MOST_PAGES} pages are read at once; detente add reads any number"))
    if not leaves:
        return _form(request, given, None, 422, unread)
    draft = _drafts(request).put(request.state.person.name, tuple(leaves), tuple(unread))
    return RedirectResponse(f"/add/{draft.id}", 303)


@router.get("/{id}")
def show_draft(request: Request, id: str) -> Response:
    """What was given, as it was read and coded; nothing of it is kept yet, or it says what was."""
    draft = _draft(request, id)
    shown = [_shown(request, draft, position) for position in range(len(draft.leaves))]
    answer = render(request, "draft.html", draft=draft, shown=shown, minutes=MINUTES)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/{id}")
def keep(request: Request, id: str, form: CheckedForm) -> Response:
    """Keep the pages that are ticked, signed with the person's name, or let all go."""
    draft = _draft(request, id)
    if text_in(form, "do") == "drop":
        _drafts(request).drop(draft)
        return RedirectResponse("/add", 303)
    store = request.app.state.ledger.store
    ticked = {str(one) for one in form.getlist("page")}
    for position, leaf in enumerate(draft.leaves):
        if str(position) in ticked and position not in draft.kept:
            made = leaf.coded
            draft.kept[position] = store.add(
                made.article, made.claims, leaf.sha256, leaf.source, by=request.state.person.name
            )
    return RedirectResponse(f"/add/{draft.id}", 303)


def named(source: str) -> str:
    """The name that a page came in by, in words: "<news.jsonl>:3" to "news.jsonl, line 3"."""
    name, line = re.fullmatch(r"(.*?)(?::(\d+))?", source, re.DOTALL).groups()  # type: ignore[union-attr]
    if not source.startswith("<"):
        return source
    return name.strip("<>") + (f", line {line}" if line else "")


async def _coded(request: Request, capture: Capture, published: str) -> Coded | InputError:
    """A page coded, with the day that was given where the page itself states none."""
    # One page at a time, as through the API, while others wait without holding a thread.
    limiter = request.app.state.coding
    made = await run_sync(code_capture, capture, limiter=limiter)
    if published and isinstance(made, Coded) and made.article.published.basis in ("inferred", "none"):
        made = await run_sync(code_capture, replace(capture, published=published), limiter=limiter)
    return made


def _form(
    request: Request,
    given: dict[str, str],
    wrong: str | None = None,
    status: int = 200,
    unread: Sequence[tuple[str, str]] = (),
) -> Response:
    return render(request, "add.html", status, given=given, wrong=wrong, unread=unread, most=MOST_ADDRESSES)


def _mistake(given: dict[str, str]) -> str | None:
    """What is wrong with what was written, as a sentence."""
    for name, longest in (("headline", 2000), ("outlet", 200), ("url", 4000), ("published", 40)):
        if len(given[name]) > longest or _NUL in given[name]:
            return f"The {name} is longer than {longest} characters, or holds one that no text has."
    if given["published"]:
        try:
            date_span(given["published"])
        except ValueError as error:
            return f"The day of publication is {error}."
    if len(given["addresses"].split()) > MOST_ADDRESSES:
        return f"At most {MOST_ADDRESSES} addresses are fetched at once."
    return None


def _pasted(given: dict[str, str]) -> Iterator[Capture | InputError]:
    if not given["text"]:
        return
    try:
        yield capture_of(
            given["text"],
            source="<pasted text>",
            headline=given["headline"] or None,
            url=given["url"] or None,
            publisher=given["outlet"] or None,
        )
    except InputError as error:
        yield error


async def _dropped(form: FormData) -> AsyncIterator[Capture | InputError]:
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            # Between angle brackets: "page.html" from two people's machines is not one file, nor one of this machine.
            name = f"<{_NO_NAME.sub('', file.filename.replace(chr(92), '/').rpartition('/')[2])[:120] or 'file'}>"
            stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(await file.read())))
            for capture in islice(captures_in(stream, name), MOST_PAGES + 1):
                yield capture


def _fetched(fetcher: Fetcher, given: dict[str, str]) -> list[Capture | InputError]:
    captures: list[Capture | InputError] = []
    for url in given["addresses"].split():
        try:
            page = fetcher.fetch(url)
            capture = capture_of_bytes(page.data, source=page.url)
            captures.append(replace(capture, url=page.url))
        except InputError as error:
            captures.append(error)
    return captures


def _shown(request: Request, draft: Draft, position: int) -> Shown:
    leaf = draft.leaves[position]
    article, claims = leaf.coded.article, leaf.coded.claims
    prospect = request.app.state.ledger.prospect(article, claims, leaf.sha256)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    marks = [mark for claim in claims for mark in marks_of(claim, article.body)]
    paragraphs = []
    for start, end in article.paragraph_spans():
        cards = tuple(
            Card(number, claim, number - 1 in prospect.fresh)
            for number, claim in enumerate(claims, 1)
            if start <= claim.evidence.start < max(end, start + 1)
        )
        paragraphs.append((pieces(article.body, start, end, marks), cards))
    return Shown(position, leaf, prospect, draft.kept.get(position), tuple(paragraphs), numbers)


def _drafts(request: Request) -> Drafts:
    drafts: Drafts = request.app.state.drafts
    return drafts


def _draft(request: Request, id: str) -> Draft:
    draft = _drafts(request).get(id, request.state.person.name)
    if draft is None:
        raise HTTPException(404, f"This is no longer held here: pages wait for {MINUTES} minutes. Add them again.")
    return draft
