"""Takes the pictures of the desk in docs/images/, from the ledger of the example pages.

Run it with ``make screenshots``. It needs Chromium (Debian: ``apt-get install chromium``) and Playwright.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from detente.ledger.ledger import Ledger
from detente.web.app import create_app
from detente.web.settings import Settings

IMAGES = Path(__file__).with_name("images")
WIDE = {"width": 1100, "height": 600}
LOW = {"width": 1100, "height": 560}
PHONE = {"width": 360, "height": 720}


def _call(ledger: Ledger) -> str:
    """The contact that the most sides tell of."""
    return max(ledger.contacts(), key=lambda pair: (len(pair[1].accounts), len(pair[1].comparison)))[0].id


def _most_told(ledger: Ledger) -> str:
    return max(ledger.events(), key=lambda event: (event.origins, len(event.claims))).id


# Name of the picture, page, size, colours.
PICTURES: tuple[tuple[str, Callable[[Ledger], str], dict[str, int], str], ...] = (
    ("events", lambda ledger: "/?sort=most-told", WIDE, "light"),
    ("event", lambda ledger: f"/events/{_most_told(ledger)}", WIDE, "light"),
    ("contact", lambda ledger: f"/contacts/{_call(ledger)}", WIDE, "light"),
    ("article", lambda ledger: f"/articles/{ledger.claims(_call(ledger))[0].article.id}", LOW, "light"),
    ("actor", lambda ledger: "/countries/RUS", WIDE, "light"),
    ("pledges", lambda ledger: "/pledges", WIDE, "light"),
    ("map", lambda ledger: "/map", WIDE, "light"),
    ("review", lambda ledger: "/review?queue=merges", WIDE, "light"),
    ("events-dark", lambda ledger: "/?sort=most-told", WIDE, "dark"),
    ("contact-phone", lambda ledger: f"/contacts/{_call(ledger)}", PHONE, "light"),
)


def main(path: str) -> None:
    """Serve the ledger at a path to Chromium, and take every picture."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(path)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            sys.exit("the desk did not start")
        time.sleep(0.05)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    chromium = shutil.which("chromium") or sys.exit("there is no chromium (Debian: apt-get install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as driver, Ledger(path, create=False) as ledger:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, page_of, size, colours in PICTURES:
            page = browser.new_page(viewport=size, color_scheme=colours, reduced_motion="reduce")
            page.goto(url + page_of(ledger), wait_until="networkidle")
            _wait_for_charts(page)
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()
    server.should_exit = True
    thread.join()


def _wait_for_charts(page: Any) -> None:
    page.wait_for_function(
        "[...document.querySelectorAll('figure[data-chart]')].every((one) => one.querySelector('svg'))"
    )


if __name__ == "__main__":
    main(sys.argv[1])
