"""Whether a kill at any moment costs a page: ``python benchmarks/ledger/kill.py [PAGES] [KILLS]``.

``detente add`` is run on made-up pages and killed (SIGKILL) at random moments, again and again, then left to end. What
the ledger then holds must be what one run that nobody disturbs makes of the same pages: nothing lost, nothing doubled,
and SQLite's own check finds nothing wrong. Ends with status 1 otherwise.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

PROGRAM = (sys.executable, "-c", "from detente.cli.app import main; main()")
STATES = "Norway Chad Peru Bolivia Kenya Laos Nepal Oman Qatar Spain Sweden Togo Tunisia Uganda Vietnam Zambia".split()
ACTS = (
    "{a} closed the consulate of {b} in the port on Monday, the ministry said.",
    "{a} expelled two diplomats of {b} on Tuesday.",
    "The president of {a} met the president of {b} on Wednesday.",
    "{a} promised {b} forty tonnes of wheat on Thursday.",
)
# Everything but when it was written, and in which order.
QUESTIONS = (
    "SELECT page, version, current, sha256, origin FROM articles",
    "SELECT id, article, happening FROM claims",
    "SELECT id, record FROM events",
    "SELECT a, b, same, score FROM judgements",
    "SELECT event, record FROM contacts",
    "SELECT event, record FROM pledges",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill detente add at random moments, and see what is left.")
    parser.add_argument("pages", nargs="?", type=int, default=2000)
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder / "pages", options.pages)
        began = time.monotonic()
        _add(folder, "whole.db").wait()
        whole = time.monotonic() - began
        cut = _kill(folder, options.kills, whole, random.Random(options.seed))
        _add(folder, "killed.db").wait()
        lost, doubled, check = compare(folder / "whole.db", folder / "killed.db")
        with closing(sqlite3.connect(folder / "killed.db")) as connection:
            held = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    print(f"{options.kills} kills, {cut} of them while pages were being added; {held} pages of {options.pages}")
    print(f"{lost} rows lost, {doubled} doubled or made up; integrity_check: {check}")
    if lost or doubled or check != "ok" or held != options.pages:
        sys.exit(1)


def write_pages(folder: Path, number: int, seed: int = 1) -> None:
    """Write made-up pages, each of a few sentences and with a day of its own."""
    draw = random.Random(seed)
    folder.mkdir()
    for at in range(number):
        a, b = draw.sample(STATES, 2)
        told = " ".join(act.format(a=a, b=b) for act in draw.sample(ACTS, 2))
        day = f"2021-{1 + at % 12:02}-{1 + at // 12 % 28:02}"
        (folder / f"{at:05}.txt").write_text(f"{day}\n\nNumber {at}. {told}\n", encoding="utf-8")


def compare(one: Path, other: Path) -> tuple[int, int, str]:
    """How many rows of one ledger the other lacks, how many it has beyond those, and what SQLite says of its file."""
    with closing(sqlite3.connect(one)) as right, closing(sqlite3.connect(other)) as left:
        lost = doubled = 0
        for question in QUESTIONS:
            wanted, found = sorted(right.execute(question), key=repr), sorted(left.execute(question), key=repr)
            lost += len({*wanted} - {*found})
            doubled += len(found) - len({*found} & {*wanted})
        broken = left.execute("PRAGMA foreign_key_check").fetchall()
        check = left.execute("PRAGMA integrity_check").fetchone()[0]
    return lost, doubled, "broken links" if broken else check


def _kill(folder: Path, kills: int, whole: float, draw: random.Random) -> int:
    """Add and kill; returns how many kills came while pages were being added."""
    cut = 0
    for number in range(kills):
        before = _pages(folder / "killed.db")
        program = _add(folder, "killed.db")
        # One in four is killed at any moment of its start, the others while they add about their share of the pages.
        while number % 4 and program.poll() is None and _pages(folder / "killed.db") == before:
            time.sleep(0.01)
        try:
            program.wait(draw.uniform(0, 1.5 * whole / kills))
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
            program.wait()
            cut += _pages(folder / "killed.db") > before
    return cut


def _pages(ledger: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            number: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
            return number
    except sqlite3.OperationalError:
        return 0


def _add(folder: Path, ledger: str) -> subprocess.Popen[bytes]:
    words = (*PROGRAM, "add", str(folder / "pages"), "--ledger", str(folder / ledger))
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
