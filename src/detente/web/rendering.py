"""Pages from templates: whatever they are given is shown as text, and none says otherwise of a page's words."""

from __future__ import annotations

import json
from calendar import month_name
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from detente._version import __version__
from detente.claims.claim import ClaimDate
from detente.ledger.asking.chart import QUADS
from detente.ledger.asking.names import name_of
from detente.ledger.events.event import Event
from detente.ontology import ontology
from detente.web.filters import filter_in_words
from detente.web.people.forms import token_of

TEMPLATES = Path(__file__).with_name("templates")


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """The page of a template; every template has ``request``, ``person``, ``settings`` and ``form_token``."""
    person = getattr(request.state, "person", None)
    page = templates().get_template(template)
    shared = {
        "request": request,
        "person": person,
        "settings": request.app.state.settings,
        "form_token": token_of(request),
        "status": status,
    }
    return HTMLResponse(page.render(**shared, **context), status)


@cache
def templates() -> Environment:
    """The templates with their filters."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": day,
        "link": link,
        "in_words": filter_in_words,
        "moment": moment,
        "month": month,
        "name": name_of,
        "path": path,
        "query": query,
        "spec": specification,
        "share": share,
        "titled": titled,
        "words": words,
    }
    environment.globals |= {"version": __version__, "ontology": ontology(), "quads": QUADS}
    return environment


def day(date: ClaimDate) -> str:
    """A date as precise as it is: "2018-03-26", "2018-03", "2018", "2018-03-01 to 2018-03-07", or "no date"."""
    if date.start is None:
        return "no date"
    length = {"month": 7, "year": 4}.get(date.precision)
    if length:
        return date.start[:length]
    return date.start if date.end in (None, date.start) else f"{date.start} to {date.end}"


def titled(event: Event) -> str:
    """An event as the title of a page: "Russia, Turkey: call, 2019-11-11"."""
    who = ", ".join(party.name for party in event.actors) or "Somebody"
    whom = ", ".join(party.name for party in event.recipients)
    return f"{who}: {words(event.kind or event.event)}{f' → {whom}' if whom else ''}, {day(event.date)}"


def month(start: str) -> str:
    """A month in words: "2018-03" to "March 2018"; "No date" where there is none."""
    if len(start) < 7:
        return "No date"
    return f"{month_name[int(start[5:7])]} {start[:4].lstrip('0')}"


def moment(at: str) -> str:
    """A UTC time to the minute: "2026-03-01 12:30 UTC"."""
    return f"{at[:10]} {at[11:16]} UTC"


def link(url: str | None) -> str | None:
    """A URL that a page may link to: http and https alone; None for all else, such as ``javascript:``."""
    if not url:
        return None
    try:
        return url if urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def path(part: str) -> str:
    """A piece of text as one part of a path."""
    return quote(part, safe="")


def specification(chart: dict[str, Any]) -> str:
    """A chart as JSON for an attribute of an element."""
    return json.dumps(chart, ensure_ascii=False)


def share(number: float | None) -> str:
    """A share as percent, "–" where there is none."""
    return "–" if number is None else f"{number:.0%}"


def words(code: str | None) -> str:
    """A code in words: "under_way" to "under way"."""
    return (code or "").replace("_", " ").lower()


def query(pairs: Sequence[tuple[str, str]]) -> str:
    """Pairs of name and value as a query string."""
    return urlencode(pairs)
