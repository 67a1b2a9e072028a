"""Who may do what: each request is held against ``routes.tsv`` before any page or endpoint sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from detente.tables import rows
from detente.web.failures import refusal
from detente.web.people.person import LOCAL, ROLES, Person, Role, reaches
from detente.web.people.recognising import recognise
from detente.web.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_HOLE = re.compile(r"\{[^}]+\}")


@dataclass(frozen=True, slots=True)
class Route:
    """A row of the table."""

    method: str
    path: str
    role: Role | Literal["anyone"]
    pattern: re.Pattern[str]


@cache
def routes() -> tuple[Route, ...]:
    """The table of routes; the first that matches a request is the one."""
    table = rows(files("detente.web").joinpath("routes.tsv"))
    return tuple(Route(row["method"], row["path"], _role(row["role"]), _pattern(row["path"])) for row in table)


def role_for(method: str, path: str) -> Role | Literal["anyone"] | None:
    """The least role that a request takes; None where no route is known for it."""
    method = "GET" if method == "HEAD" else method
    return next((one.role for one in routes() if one.method == method and one.pattern.fullmatch(path)), None)


def methods_for(path: str) -> tuple[str, ...]:
    """The methods that a path takes; none where there is no such path."""
    return tuple(dict.fromkeys(one.method for one in routes() if one.pattern.fullmatch(path)))


class Access:
    """Lets a request through whose person has the role that its route takes, and puts the person on it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        person, why = await self._person(request)
        scope.setdefault("state", {})["person"] = person
        if why is not None:
            allowed = {"Allow": ", ".join(methods_for(request.url.path))} if why[0] == 405 else None
            await refusal(request, *why, allowed)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _person(self, request: Request) -> tuple[Person | None, tuple[int, str] | None]:
        """Who asks, and why they may not, if so: a status and a reason."""
        settings: Settings = request.app.state.settings
        role = role_for(request.method, request.scope["path"])
        if not settings.users and not _from_here(request, settings):
            return None, (403, "This desk answers only to this machine. Run it with --users to let others in.")
        person = await run_in_threadpool(recognise, request) if settings.users else LOCAL
        if role is None:
            others = methods_for(request.url.path)
            return person, (405, f"This takes {', '.join(others)}.") if others else (404, "There is no such page.")
        if role != "anyone" and person is None:
            return None, (401, "Log in first.")
        if role != "anyone" and person is not None and not reaches(person.role, role):
            return person, (403, f"This takes the role {role}; yours is {person.role}.")
        if _changes(request) and not (person and person.token) and not _own(request):
            return person, (403, "This request came from another site.")
        return person, None


def _from_here(request: Request, settings: Settings) -> bool:
    """Whether the name that the desk was called by is this machine's: a page elsewhere may let its name point here."""
    host = request.headers.get("host", "")
    return "*" in settings.hosts or re.sub(r":\d+$", "", host) in settings.hosts


def _changes(request: Request) -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS")


def _own(request: Request) -> bool:
    """Whether a request comes from a page of ours or from no page at all; browsers say which page sent it."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _role(named: str) -> Role | Literal["anyone"]:
    """Raises ValueError for a role that is none: a slip in the table must not open a route."""
    if named == "anyone":
        return "anyone"
    return ROLES[ROLES.index(named)]


def _pattern(path: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in _HOLE.split(path)]
    holes = [".+" if hole == "{path}" else "[^/]+" for hole in _HOLE.findall(path)]
    return re.compile("".join(piece + hole for piece, hole in zip(pieces, [*holes, ""], strict=True)))
