"""The desk in a real browser: Debian's Chromium, driven by Playwright, on a desk that listens on a free port.

Whatever a page complains of on the way (its console, its policy, an error of its script, a request to elsewhere) fails
the test that saw it. Everything here is skipped, with the reason, where Chromium or Playwright is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from detente.ledger.ledger import Ledger
from detente.web.app import create_app
from detente.web.settings import Settings

STORIES = Path(__file__).parents[3] / "examples" / "stories"
# What the policy forbids is told by an event, which this puts on the console.
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass(frozen=True)
class Desk:
    """A desk that is being served, and the path of its ledger."""

    url: str
    path: Path

    def ledger(self) -> Ledger:
        """Its ledger, to be used in a ``with``."""
        return Ledger(str(self.path), create=False)


@dataclass
class Visitor:
    """A page of a browser, with all that it complained of; ``forgiven`` are parts of complaints that a test expects."""

    page: Any
    desk: Desk
    complaints: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.add_init_script(_TELL_VIOLATIONS)
        page.on("console", lambda said: self.complain("console", said.text, said.type in ("error", "warning")))
        page.on("pageerror", lambda error: self.complain("script", str(error)))
        page.on("request", lambda request: self.complain("request", request.url, not self.ours(request.url)))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Any) -> None:
        self.complain("dialog", dialog.message)
        dialog.dismiss()

    def ours(self, url: str) -> bool:
        """Whether a request stays with the desk."""
        return url.startswith((self.desk.url + "/", "data:", "blob:"))

    def complain(self, kind: str, words: str, really: bool = True) -> None:
        """Note what the page complained of."""
        if really:
            self.complaints.append(f"{kind}: {words} (at {self.page.url})")

    def go(self, path: str) -> Any:
        """Open a page of the desk and wait for its charts; gives the answer."""
        answer = self.page.goto(self.desk.url + path)
        self.settle()
        return answer

    def settle(self) -> None:
        """Wait until every chart of the page is drawn."""
        self.page.wait_for_function(
            "[...document.querySelectorAll('figure[data-chart]')].every((one) => one.querySelector('svg'))"
        )

    def faults(self) -> list[str]:
        """What axe-core holds to be a serious or critical fault of the page."""
        axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
        # Evaluated by the browser's own tools: the page's policy lets no script tag in.
        self.page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        assert len(found["passes"]) > 5
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:3]
        ]

    def too_wide(self) -> list[str]:
        """What makes the page wider than the window, where it is."""
        return self.page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] : [innerWidth, ...[
              ...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth)
              .map((one) => one.outerHTML.slice(0, 120))]"""
        )

    def unforgiven(self) -> list[str]:
        """The complaints that no test expects."""
        return [one for one in self.complaints if not any(part in one for part in self.forgiven)]


@contextmanager
def serving(ledger: Path, **fields: object) -> Iterator[Desk]:
    """A desk over a ledger, served by a thread on a free port; keywords are fields of ``Settings``."""
    settings = replace(Settings(str(ledger)), **fields)  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the desk did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Desk(f"http://127.0.0.1:{port}", ledger)
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; of a module, since no other event loop may run in the thread while it is open."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        one = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield one
        one.close()


@pytest.fixture
def open_desk(browser: Any) -> Iterator[Callable[..., Visitor]]:
    """Opens a desk in a browser window of its own; at the end, nothing may have been complained of."""
    visitors: list[Visitor] = []

    def opened(desk: Desk, width: int = 1280, height: int = 900, **options: Any) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        visitors.append(Visitor(context.new_page(), desk))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.page.context.close()
    assert [one for visitor in visitors for one in visitor.unforgiven()] == []


@pytest.fixture
def desk(ledger_path: Path) -> Iterator[Desk]:
    """A desk of one local user over a small ledger made by hand, of one's own."""
    with serving(ledger_path) as one:
        yield one


@pytest.fixture
def serve() -> Iterator[Callable[..., Desk]]:
    """Serves desks over ledgers at paths; keywords are fields of ``Settings``."""
    from contextlib import ExitStack

    with ExitStack() as open_ones:
        yield lambda path, **fields: open_ones.enter_context(serving(path, **fields))


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the example stories, coded as anybody would code them; to be read alone."""
    path = tmp_path_factory.mktemp("newsroom") / "stories.db"
    program = [sys.executable, "-c", "from detente.cli.app import main; main()"]
    subprocess.run([*program, "add", str(STORIES), "--ledger", str(path)], check=True, capture_output=True)
    with serving(path) as one:
        yield one
