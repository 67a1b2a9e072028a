"""The script that draws charts: Vega with Vega-Lite and Vega-Embed, as the package vl-convert carries them."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from detente.web.lasting import Lasting

router = APIRouter(include_in_schema=False)


@router.get("/static/vega.js")
def vega(request: Request) -> Response:
    """The script; the same for every desk, so that a browser fetches it once."""
    return _bundle().answer(request)


@cache
def _bundle() -> Lasting:
    """The script; it takes two seconds to put together, once a process."""
    import vl_convert

    # Its types ask for a script of one's own to put in; without one it is what draws charts.
    script = vl_convert.javascript_bundle(None).encode()  # type: ignore[arg-type]
    return Lasting(script, "text/javascript")
