"""Reading a page in a process of its own, which is ended when it takes too long or too much memory.

Ordinary pages are read in the process that runs; starting another would take longer than reading ten of them. What is
much larger than any news page is not trusted: libraries written in C cannot be interrupted otherwise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente.articles.article import Article, Furniture, PageDate
from detente.captures import Capture
from detente.errors import InputError

SECONDS = 20
"""How long a page may take, start of the process included (some 0.5 s)."""

MEGABYTES = 1024
"""The most memory that the process may ask for, all that it loads included."""

_PACKAGES = str(Path(__file__).parents[2])
_LISTS = ("paragraphs", "authors", "topics", "credits", "captions", "related")


def read_apart(capture: Capture) -> Article:
    """The article in an HTML capture; raises InputError where it cannot be read within the limits."""
    given = json.dumps(asdict(capture) | {"shared": sorted(capture.shared)}).encode()
    command = [sys.executable, "-m", __name__, str(SECONDS), str(MEGABYTES)]
    # One thread: each that numpy's libraries start would count its stack against the limit.
    paths = os.pathsep.join(filter(None, (_PACKAGES, os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(capture.source, f"no news page: not read within {SECONDS} seconds") from None
    if done.returncode:
        raise InputError(
            capture.source, f"no news page: not read within {SECONDS} seconds and {MEGABYTES} MB of memory"
        )
    answer = json.loads(done.stdout)
    if "reason" in answer:
        raise InputError(capture.source, answer["reason"])
    return _article(answer["article"])


def _article(record: dict[str, Any]) -> Article:
    record |= {name: tuple(record[name]) for name in _LISTS}
    record |= {name: PageDate(**record[name]) for name in ("published", "updated")}
    return Article(**record | {"furniture": tuple(Furniture(**piece) for piece in record["furniture"])})


def _limit(seconds: int, megabytes: int) -> None:
    """Limits this process; Windows has no such limits, and there only the time holds."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def main() -> None:
    """Reads one capture from standard input and writes its article, or why it cannot be read."""
    _limit(*map(int, sys.argv[1:]))
    from detente.articles.html import read_here

    record = json.loads(sys.stdin.buffer.read())
    try:
        answer: dict[str, Any] = {
            "article": asdict(read_here(Capture(**record | {"shared": frozenset(record["shared"])})))
        }
    except InputError as error:
        answer = {"reason": error.reason}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
