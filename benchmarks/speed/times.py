"""``python -m benchmarks.speed.times [FOLDER]``: the share of a run that times take; exits with 1 from 10% on.

Every call of the functions that find times, infer a page's date and date an act is timed, nested ones once; the rest of
the run is reading, parsing, actors, places and claims. FOLDER holds political pages (default: examples).
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.speed.__main__ import captures

from detente.articles import read
from detente.claims.dating import claim_date
from detente.pipeline import code_article
from detente.times import find, find_times, infer_published

MOST = 0.10


class Stopwatch:
    """Adds up the seconds that some functions take, wherever in the package they are called from."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._running = False

    def watch(self, function: Callable[..., Any]) -> None:
        """Replaces a function by one that is timed, in every module that imported it."""

        @functools.wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            if self._running:
                return function(*given, **named)
            self._running, started = True, time.process_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds += time.process_time() - started
                self._running = False

        for module in [one for name, one in sys.modules.items() if name.startswith("detente")]:
            for name in [name for name, value in vars(module).items() if value is function]:
                setattr(module, name, timed)


def main() -> int:
    """Prints the share over the pages of a folder, each read several times after one round that loads everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.times", description=__doc__)
    parser.add_argument("folder", nargs="?", default="examples")
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    pages = list(captures(given.folder))
    for page in pages:
        code_article(read(page))
    stopwatch = Stopwatch()
    for function in (find_times, infer_published, claim_date):
        stopwatch.watch(function)
    started = time.process_time()
    for page in pages * given.repeat:
        find._matched.cache_clear()  # what is remembered of a page must not make its next reading cheaper
        code_article(read(page))
    share = stopwatch.seconds / (time.process_time() - started)
    print(f"time expressions: {share:.1%} of the run on {len(pages)} pages of {given.folder}, allowed {MOST:.0%}")
    return int(share >= MOST)


if __name__ == "__main__":
    sys.exit(main())
