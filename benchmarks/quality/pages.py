"""How well pages are read: text, title, day, authors and paragraphs against a gold standard, and pages a second.

    python benchmarks/quality/pages.py [--eval DIR] [--worst N]

DIR (else the variable DETENTE_EVAL, else ../shared/eval) holds ``pages/body`` (pages and ``gold.json`` in the form of
Scrapinghub's article-extraction-benchmark) and ``pages/metadata`` (the same in Fundus's terms). Without them nothing
is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import trafilatura

from detente.articles import Article, read
from detente.captures import Capture, expand

FLOORS = {
    "body F1": 0.970,
    "body precision": 0.965,
    "title": 0.97,
    "day": 0.97,
    "authors": 0.90,
    "paragraphs": 0.95,
    # 60 pages a second where trafilatura alone makes 79: the ratio tells a slower reader from a slower machine.
    "speed ratio": 0.76,
}
WORD = re.compile(r"\w+")
SHINGLE = 4
RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", default=os.environ.get("DETENTE_EVAL", "../shared/eval"), metavar="DIR")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages read worst")
    options = parser.parse_args()
    pages = Path(options.eval) / "pages"
    if not (pages / "body" / "gold.json").exists():
        print(f"skipped: no pages to measure by in {pages} (name their folder with --eval or DETENTE_EVAL)")
        return
    measured = score_bodies(pages / "body", options.worst) | score_metadata(pages / "metadata", options.worst)
    measured |= score_speed(pages / "body")
    below = [f"{name} {measured[name]:.3f} < {floor}" for name, floor in FLOORS.items() if measured[name] < floor]
    if below:
        sys.exit(f"below the floor: {', '.join(below)}")


def score_bodies(folder: Path, worst: int) -> dict[str, float]:
    """Prints and gives precision, recall and F1 of 4-word shingles, as the mean over pages of each."""
    rows = []
    for gold, article in read_all(folder, ".html.gz"):
        precision, recall = shingle_scores(gold["articleBody"], article.body)
        rows.append((precision + recall, precision, recall, gold["url"]))
    precision, recall = statistics.mean(r[1] for r in rows), statistics.mean(r[2] for r in rows)
    score = f1(precision, recall)
    print(f"body       pages {len(rows)}  F1 {score:.4f}  precision {precision:.4f}  recall {recall:.4f}")
    for _, p, r, url in sorted(rows)[:worst]:
        print(f"    {p:.3f} {r:.3f} {url}")
    return {"body F1": score, "body precision": precision}


def score_metadata(folder: Path, worst: int) -> dict[str, float]:
    """Prints and gives the share of titles and days that are right, and the mean F1 of authors and paragraphs."""
    scores: dict[str, list[float]] = {}
    for gold, article in read_all(folder, ""):
        for name, score in metadata_scores(gold, article).items():
            scores.setdefault(name, []).append(score)
            if score < 0.9 and worst:
                print(f"    {name} {score:.2f} {gold['url']}")
    for name, values in scores.items():
        print(f"{name:10} pages {len(values)}  {statistics.mean(values):.4f}")
    return {name: statistics.mean(values) for name, values in scores.items()}


def score_speed(folder: Path) -> dict[str, float]:
    """Prints and gives pages a second of one core's own time, from the file to the article.

    Beside it stands what trafilatura alone makes of the same pages in its fast mode, which finds the body alone. The
    two take turns, so that other work on the machine slows both; the figures are those of the middle run.
    """
    names = [str(path) for path in sorted(folder.glob("*.html.gz"))]
    captures = [capture for capture in expand(names) if isinstance(capture, Capture)]
    runs = [
        (
            seconds(lambda: [read(capture) for capture in expand(names) if isinstance(capture, Capture)]),
            seconds(lambda: [extract(capture.text) for capture in captures]),
        )
        for _ in range(RUNS)
    ]
    speed = len(names) / statistics.median(ours for ours, _ in runs)
    alone = len(names) / statistics.median(theirs for _, theirs in runs)
    ratio = statistics.median(theirs / ours for ours, theirs in runs)
    print(f"speed      {speed:.1f} pages a second a core; trafilatura alone, fast: {alone:.1f}; ratio {ratio:.2f}")
    return {"speed": speed, "speed ratio": ratio}


def extract(page: str) -> object:
    return trafilatura.bare_extraction(page, include_comments=False, fast=True)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of this process that ``work`` takes: other programs on the machine do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def metadata_scores(gold: dict[str, Any], article: Article) -> dict[str, float]:
    """Each field's score on one page, where the gold standard has the field."""
    scores = {}
    if gold.get("title"):
        scores["title"] = float(folded(gold["title"]) == folded(article.headline or ""))
    if gold.get("publishing_date"):
        scores["day"] = float(gold["publishing_date"][:10] == article.published.start)
    scores["authors"] = set_f1(map(folded, gold.get("authors") or ()), map(folded, article.authors))
    if gold.get("paragraphs"):
        scores["paragraphs"] = set_f1(map(folded, gold["paragraphs"]), map(folded, article.paragraphs))
    return scores


def read_all(folder: Path, ending: str) -> Iterator[tuple[dict[str, Any], Article]]:
    """Each page's gold record with the article as read; a page that cannot be read counts as empty."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    for name, record in gold.items():
        capture = next(iter(expand([str(folder / f"{name}{ending}")])))
        if not isinstance(capture, Capture):
            sys.exit(f"cannot read {capture}")
        yield record, read(capture)


def shingle_scores(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of the shingles of ``found``."""
    one, two = shingles(gold), shingles(found)
    right = sum((one & two).values())
    return right / sum(two.values()), right / sum(one.values())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def set_f1(gold: Iterable[str], found: Iterable[str]) -> float:
    """F1 of two collections as multisets; 1 where both are empty."""
    one, two = Counter(gold), Counter(found)
    if not one and not two:
        return 1.0
    right = sum((one & two).values())
    return 2 * right / (sum(one.values()) + sum(two.values()))


def folded(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
