"""Answers of the API: JSON in pages, or whole tables as CSV, Parquet or JSONL, as the request wants them."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from detente.columns import Sheet
from detente.exports import jsonl
from detente.exports.csv import write_sheet
from detente.exports.record import json_line

PER_PAGE = 50
MOST_PER_PAGE = 1000
# Of a table so many records are read at a time; between two readings nothing of the ledger is held.
_AT_A_TIME = 1000
_CHUNK = 1 << 16


class Format(StrEnum):
    """A form that an answer comes in."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


MEDIA = {
    Format.JSON: "application/json",
    Format.JSONL: "application/x-ndjson",
    Format.CSV: "text/csv",
    Format.PARQUET: "application/vnd.apache.parquet",
}
_ASKED_AS = {media: form for form, media in MEDIA.items()} | {"application/jsonl": Format.JSONL}


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list, with the cursor for the records that come after it."""

    record: Any
    cursor: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be answered with: its name, its sheet, how a record is written as JSON, and what reads it.

    ``read`` takes a cursor (None for the beginning) and how many records to read at most.
    """

    name: str
    sheet: Sheet[Any]
    read: Callable[[str | None, int], list[Row]]
    told: Callable[[Any], Any] = lambda record: record


def answer_list(
    request: Request, listing: Listing, after: str | None, limit: int | None, wanted: str | None
) -> Response:
    """A page of the list as JSON, or as a table all that is asked for, unless there is a limit."""
    form = format_of(request, wanted, *Format)
    if form is Format.JSON:
        rows, cursor = _page(listing, after, limit or PER_PAGE)
        link = next_link(request, cursor)
        body = {"items": [listing.told(row.record) for row in rows], "next": link}
        return answer(request, body, {"Link": f'<{link}>; rel="next"'} if link else {})
    if limit is not None:
        rows, cursor = _page(listing, after, limit)
        batches, link = iter([rows]), next_link(request, cursor)
    else:
        batches, link = _batches(listing, after), None
    headers = {"Content-Disposition": f'attachment; filename="{listing.name}.{form}"', "Vary": "Accept"}
    headers |= {"Link": f'<{link}>; rel="next"'} if link else {}
    # The first is read before anything is sent: a question that cannot be answered is told as a problem.
    first = next(batches, [])
    return StreamingResponse(_written(listing, form, first, batches), headers=headers, media_type=_media(form))


def answer_table(name: str, sheet: Sheet[Any], records: Iterable[Any], wanted: Format) -> Response:
    """Records that are at hand as one table."""
    rows = [Row(record, "") for record in records]
    listing = Listing(name, sheet, lambda after, limit: rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{wanted}"', "Vary": "Accept"}
    body = b"".join(_written(listing, wanted, rows, iter(())))
    return Response(body, headers=headers, media_type=_media(wanted))


def answer(request: Request, body: object, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    """A record as JSON, with a tag: who has it already is told so (304)."""
    if request.method != "GET":
        return Response(json_line(body), status, headers, MEDIA[Format.JSON])
    return tagged(request, json_line(body), MEDIA[Format.JSON], {"Vary": "Accept", **(headers or {})})


def tagged(request: Request, data: bytes, media: str, headers: dict[str, str] | None = None) -> Response:
    """An answer with a tag, or word that whoever asks has it already (304)."""
    # Weak, as what is sent may be packed.
    tag = f'W/"{hashlib.sha256(data).hexdigest()[:24]}"'
    said = {"ETag": tag, **(headers or {})}
    if _known(request.headers, tag):
        return Response(status_code=304, headers=said)
    return Response(data, 200, said, media)


def format_of(request: Request, wanted: str | None, *offered: Format) -> Format:
    """The form that a request wants: by ``format`` in its address, else the best of its ``Accept`` that is offered.

    Raises HTTPException (406) where none of these will do.
    """
    if wanted is not None:
        return Format(wanted)
    accept = request.headers.get("accept")
    if not accept:
        return offered[0]
    weights = {form: _weight(accept, form) for form in offered}
    best = max(offered, key=lambda form: weights[form])
    if not weights[best]:
        raise HTTPException(406, f"This comes as {', '.join(MEDIA[form] for form in offered)}.")
    return best


def _weight(accept: str, form: Format) -> float:
    """How welcome a form is (0 to 1), by the range in an ``Accept`` that fits it most closely."""
    weights: dict[int, float] = {}
    for piece in accept.split(","):
        media, *parameters = (part.strip().lower() for part in piece.split(";"))
        kind = MEDIA[form].partition("/")[0]
        close = 3 if _ASKED_AS.get(media) is form else {f"{kind}/*": 2, "*/*": 1}.get(media, 0)
        weights[close] = max(weights.get(close, 0.0), _quality(parameters))
    return weights[max(weights)] if max(weights) else 0.0


def _quality(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _page(listing: Listing, after: str | None, limit: int) -> tuple[list[Row], str | None]:
    """A page, and the cursor for the next one where there is more."""
    rows = listing.read(after, limit + 1)
    return rows[:limit], rows[limit - 1].cursor if len(rows) > limit else None


def _batches(listing: Listing, after: str | None) -> Iterator[list[Row]]:
    while rows := listing.read(after, _AT_A_TIME):
        yield rows
        if len(rows) < _AT_A_TIME:
            return
        after = rows[-1].cursor


def _written(listing: Listing, form: Format, first: list[Row], more: Iterator[list[Row]]) -> Iterator[bytes]:
    if form is Format.PARQUET:
        yield from _parquet(listing, first, more)
        return
    head = _bytes(lambda out: write_sheet(listing.sheet, (), out)) if form is Format.CSV else b""
    yield head
    for rows in _with(first, more):
        records = [row.record for row in rows]
        if form is Format.CSV:
            yield _bytes(lambda out, records=records: write_sheet(listing.sheet, records, out))[len(head) :]  # type: ignore[misc]
        else:
            yield _bytes(lambda out, records=records: jsonl.write(map(listing.told, records), out))  # type: ignore[misc]


def _parquet(listing: Listing, first: list[Row], more: Iterator[list[Row]]) -> Iterator[bytes]:
    # A Parquet file ends in its index, so it is made whole before any of it is sent.
    from detente.exports.parquet import write_sheet as write_parquet

    with tempfile.TemporaryFile() as file:
        write_parquet(listing.sheet, (row.record for rows in _with(first, more) for row in rows), file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _with(first: list[Row], more: Iterator[list[Row]]) -> Iterator[list[Row]]:
    yield first
    yield from more


def _bytes(write: Callable[[BinaryIO], None]) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def _known(headers: Headers, tag: str) -> bool:
    """Whether the request says that it has what the tag stands for."""
    had = headers.get("if-none-match", "")
    return had.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in had.split(","))


def next_link(request: Request, cursor: str | None) -> str | None:
    """The address of the next page: this one's, with where to go on."""
    if cursor is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', cursor)])}"


def _media(form: Format) -> str:
    return f"{MEDIA[form]}; charset=utf-8" if form is Format.CSV else MEDIA[form]
