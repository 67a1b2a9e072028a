"""The script that draws charts: Vega with Vega-Lite and Vega-Embed, as the package vl-convert carries them."""

from __future__ import annotations

import hashlib
from functools import cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

router = APIRouter(include_in_schema=False)


@router.get("/static/vega.js")
def vega(request: Request) -> Response:
    """The script; the same for every desk, so that a browser fetches it once."""
    script, tag = _bundle()
    headers = {"ETag": tag, "Cache-Control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(script, headers=headers, media_type="text/javascript")


@cache
def _bundle() -> tuple[bytes, str]:
    """The script and its tag; it takes two seconds to put together, once a process."""
    import vl_convert

    # Its types ask for a script of one's own to put in; without one it is what draws charts.
    script = vl_convert.javascript_bundle(None).encode()  # type: ignore[arg-type]
    return script, f'"{hashlib.sha256(script).hexdigest()[:16]}"'
