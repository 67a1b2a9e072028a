"""Feeds: the events asked for, the newest first, for programs that watch for new ones (Atom, RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated
from urllib.parse import quote
from xml.etree import ElementTree

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from detente.ledger.asking.told import Told
from detente.ledger.ledger import Ledger
from detente.web.api.answering import tagged
from detente.web.api.filters import Filters, question_of

router = APIRouter(include_in_schema=False)

MEDIA = "application/atom+xml"
_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
# When a feed without entries was changed last.
_NEVER = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold, even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@router.get("/feeds/events.atom")
def events(request: Request, query: Annotated[Filters, Query()]) -> Response:
    """The newest of the events asked for."""
    ledger: Ledger = request.app.state.ledger
    with ledger.snapshot(question_of(request, _ENTRIES)) as snapshot:
        entries = list(snapshot.told())
    return tagged(request, _feed(request, entries), MEDIA)


def _feed(request: Request, entries: Iterable[Told]) -> bytes:
    ElementTree.register_namespace("", _ATOM)
    told = list(entries)
    here = str(request.url)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _text(feed, "title", "Events of the ledger")
    _text(feed, "id", here)
    _text(feed, "updated", max((one.updated for one in told), default=_NEVER))
    _part(feed, "author", ("name", "Detente"))
    _link(feed, here, "self")
    for one in told:
        feed.append(_entry(str(request.base_url), one))
    written: bytes = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return written


def _entry(base: str, told: Told) -> ElementTree.Element:
    event = told.event
    address = f"{base}events/{quote(event.id, safe='')}"
    entry = ElementTree.Element(f"{{{_ATOM}}}entry")
    _text(entry, "title", _title(told))
    _text(entry, "id", address)
    _text(entry, "updated", told.updated)
    _text(entry, "published", told.added)
    _link(entry, address, "alternate")
    _text(entry, "summary", event.quote)
    for name in sorted({one.outlet for one in told.sources.values() if one.outlet}):
        _part(entry, "contributor", ("name", name))
    return entry


def _title(told: Told) -> str:
    """ "2018-03-26: Norway, expulsion, Chad (announced)"."""
    event = told.event
    sides = [" and ".join(party.name for party in side) for side in (event.actors, event.recipients)]
    act = (event.kind or event.event).replace("_", " ").lower()
    said = ", ".join(part for part in (sides[0], act, sides[1]) if part)
    day = f"{event.date.start}: " if event.date.start else ""
    return f"{day}{said}" + ("" if event.status == "happened" else f" ({event.status.replace('_', ' ')})")


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _NO_XML.sub("", text)


def _part(parent: ElementTree.Element, name: str, *inner: tuple[str, str]) -> None:
    part = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    for each, text in inner:
        _text(part, each, text)


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"href": _NO_XML.sub("", address), "rel": relation})
