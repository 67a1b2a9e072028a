"""The desk, wired on one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from secrets import token_bytes

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.staticfiles import StaticFiles

from detente._version import __version__
from detente.ledger.ledger import Ledger
from detente.web import api, pages
from detente.web.access import Access
from detente.web.api.telling import set_up
from detente.web.bodies import Bodies
from detente.web.drafts import Drafts
from detente.web.failures import tell_failures
from detente.web.fetching import Fetcher
from detente.web.headers import Headers
from detente.web.observing import Meters, Observing
from detente.web.overviews import Overviews
from detente.web.people.throttle import Throttle
from detente.web.settings import Settings

STATIC = Path(__file__).with_name("static")


def create_app(settings: Settings) -> FastAPI:
    """The desk over one ledger, ready to be served; raises InputError where the ledger cannot be opened."""
    app = FastAPI(
        title="Detente",
        version=__version__,
        summary="A sourced ledger of what political actors did to, for and with each other.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_closing,
    )
    app.state.settings = settings
    app.state.ledger = Ledger(settings.ledger)
    app.state.overviews = Overviews(app.state.ledger)
    app.state.meters = Meters()
    app.state.secret = token_bytes(32)
    app.state.throttle = Throttle()
    app.state.drafts = Drafts()
    app.state.fetcher = Fetcher()
    for router in (*pages.ROUTERS, *api.ROUTERS):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    set_up(app)
    tell_failures(app)
    # The last added is the first that a request meets.
    app.add_middleware(Access)
    app.add_middleware(Bodies)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Observing, meters=app.state.meters)
    app.add_middleware(Headers)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.ledger.close()
