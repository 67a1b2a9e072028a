"""Actors against the gold: ``python benchmarks/quality/actors.py [--eval DIR] [--reference DIR] [--errors]``.

The gold is sentences and short articles written for this project, with every mention of an actor and what it stands for
(``gold/actors.md`` says how they are marked). Figures are for the half that rules were made on and the half held out:

- mentions: F1 of finding them, a mention being found where one of half its length at least lies on it;
- resolution: of the mentions found, those with the right countries, sectors and people;
- people: of the mentions found that stand for a known person, those with the right person, and office on the day;
- references: of pronouns, roles and common nouns, those resolved rightly, and how many of those resolved are right;
- wrong: names taken for an actor that they must not stand for.

Besides: how many actors and recipients of ``plv_dev.tsv`` in --eval lie on a mention, of those whose text names a
state, an organ, a leader or a group; whether the leaders of 500 random days are those of ``leaders_archigos.tsv`` in
--reference; and how fast names are found and the base is loaded. What is not there is skipped. The exit status is 1
where a figure is below its floor. --errors prints what went wrong in the first half only.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from detente.actors import ActorBase, ActorMention, find_mentions
from detente.actors.index import plain
from detente.articles.article import PARAGRAPH_BREAK, Article, PageDate
from detente.sentences import parse, split

GOLD = Path(__file__).parent / "gold"
HALVES = ("dev", "test")
FLOORS = {
    "mention F1": 0.95, "resolution": 0.95, "people": 0.95, "references": 0.85, "reference precision": 0.92,
    "not wrong": 1.0, "overlap": 0.90, "leaders": 0.99, "speed": 2.0, "load": 0.3,
}  # fmt: skip

Gold = dict[str, Any]


@dataclass
class Tally:
    """What was counted over one half."""

    counts: Counter[str] = field(default_factory=Counter)

    def share(self, right: str, of: str) -> float:
        """One count as a share of another; 1 where there is nothing to count."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 1.0

    @property
    def figures(self) -> dict[str, float]:
        """The figures that have floors."""
        recall, precision = self.share("found", "gold"), self.share("matched", "given")
        return {
            "mention F1": 2 * recall * precision / max(recall + precision, 1e-9),
            "resolution": self.share("resolved", "found"),
            "people": self.share("people right", "people"),
            "references": self.share("references right", "references"),
            "reference precision": self.share("references right", "references resolved"),
        }


def mentions_of(text: str, day: str | None) -> tuple[ActorMention, ...]:
    """What the package finds in a text published on a day."""
    article = Article("gold", "<gold>", text, tuple(text.split(PARAGRAPH_BREAK)))
    return find_mentions(parse(split(article), lambda sentence: True), ActorBase.default(), PageDate(day, day))


def spans_of(found: tuple[ActorMention, ...]) -> dict[tuple[int, int], list[ActorMention]]:
    """The mentions by span: one span stands for several actors."""
    spans: dict[tuple[int, int], list[ActorMention]] = {}
    for mention in found:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    return spans


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """What two spans share, of both together; 1 for the same."""
    return 2 * max(0, min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0] + b[1] - b[0])


def is_resolved(gold: Gold, found: list[ActorMention]) -> bool:
    """Whether the actors of a mention have the countries and sectors of the gold, whatever their order."""
    free = list(found)
    for actor in gold["actors"]:
        match = next((one for one in free if _fits(actor, one)), None)
        if match is None:
            return False
        free.remove(match)
    return not free


def _fits(actor: Gold, found: ActorMention) -> bool:
    country = actor["country"] == "*" or found.country == actor["country"]
    sector = actor["sector"] == "*" or found.sector == actor["sector"]
    person = "person" not in actor or found.id == actor["person"]
    return country and sector and person


def _is_person(actor: Gold, found: list[ActorMention]) -> bool:
    return any(one.id == actor["person"] and ("office" not in actor or one.office == actor["office"]) for one in found)


def score(row: Gold, tally: Tally, errors: bool) -> None:
    """Count one sentence or article."""
    found = mentions_of(row["text"], row["published"])
    spans = spans_of(found)
    counts = tally.counts
    taken: set[tuple[int, int]] = set()
    for gold in row["mentions"]:
        at = (gold["start"], gold["end"])
        best = max((span for span in spans if span not in taken), key=lambda span: overlap(span, at), default=None)
        given = spans[best] if best is not None and overlap(best, at) >= 0.5 else []
        if given and best is not None:
            taken.add(best)
        right = bool(given) and is_resolved(gold, given)
        reference = gold["kind"] == "reference"
        counts["gold"] += 1
        counts["found"] += bool(given)
        counts["resolved"] += right
        counts["references"] += reference
        counts["references resolved"] += reference and any(one.country for one in given)
        counts["references right"] += reference and right
        for actor in gold["actors"]:
            if "person" in actor and given:
                counts["people"] += 1
                counts["people right"] += _is_person(actor, given)
        if errors and not right:
            print("UNRESOLVED" if given else "MISSED", row["id"], row["published"], repr(gold["text"]), gold["actors"])
            print("    ", [(one.text, one.id, one.country, one.sector, one.office, one.via) for one in given])
    optional = [tuple(span) for span in row.get("optional", ())]
    for span, given in spans.items():
        free = given[0].via == "place" or any(min(span[1], end) > max(span[0], start) for start, end in optional)
        if span in taken or not free:
            counts["given"] += 1
            counts["matched"] += span in taken
            if errors and span not in taken:
                print("EXTRA", row["id"], [(one.text, one.id, one.country, one.sector, one.via) for one in given])
    for bar in row.get("not", ()):
        wrong = [one for one in found if one.start < bar["end"] and bar["start"] < one.end and one.id in bar["ids"]]
        counts["barred"] += 1
        counts["wrong"] += bool(wrong)
        if errors and wrong:
            print("WRONG", row["id"], bar, wrong)


def rows(half: str) -> Iterator[Gold]:
    """The sentences and articles of a half."""
    for kind in ("sentences", "articles"):
        with (GOLD / f"actors_{kind}_{half}.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def marked_overlap(path: Path) -> float:
    """Of the marked actors and recipients that name an actor of world politics, the share that lies on a mention."""
    base = ActorBase.default()
    found = all_ = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked = row["marked_sentence"]
            text = marked
            for tag in ("<actor>", "</actor>", "<recipient>", "</recipient>"):
                text = text.replace(tag, "")
            mentions = mentions_of(text, None)
            for name in ("actor", "recipient"):
                if not base.names.holds(row[name]):
                    continue
                at = text.find(row[name])
                all_ += 1
                found += any(one.start < at + len(row[name]) and at < one.end for one in mentions)
    return found / all_


def right_leaders(path: Path, number: int = 500) -> float:
    """Of random states and days from 1990 to 2015, the share whose head of state or government is Archigos's leader."""
    base = ActorBase.default()
    chance = random.Random(1990)
    with path.open(encoding="utf-8", newline="") as file:
        spells = [row for row in csv.DictReader(file, delimiter="\t") if row["end"] >= "1990-01-01"]
    codes = {str(row["cow"]): None for row in spells}
    states = {row["cow"]: row["code"] for row in _state_rows() if row["cow"]}
    first, days = date(1990, 1, 1), (date(2015, 12, 30) - date(1990, 1, 1)).days
    right = all_ = 0
    while all_ < number:
        cow, day = chance.choice(sorted(codes)), first + timedelta(chance.randrange(days))
        # The table has one row a leader, from the first day to the last, also of those who came back: a day counts
        # where it gives one leader.
        holding = [r for r in spells if r["cow"] == cow and r["start"] <= day.isoformat() < r["end"]]
        leader = holding[0] if len(holding) == 1 else None
        code = next((row["code"] for row in _state_rows() if row["cow"] == cow and _was(row, day)), states.get(cow))
        if leader is None or code is None:
            continue
        all_ += 1
        right += any(_same(leader["leader"], one) for one in _leaders(base, code, day))
    return right / all_


def _state_rows() -> list[dict[str, str]]:
    from detente.actors.base import DATA
    from detente.tables import rows as table

    return list(table(DATA / "states.tsv"))


def _was(row: dict[str, str], day: date) -> bool:
    return (row["begin"] or "0000") <= day.isoformat() < (row["end"] or "9999")


def _leaders(base: ActorBase, code: str, day: date) -> Iterator[str]:
    """The names of those who led a state on a day: heads of state and government, and who makes policy."""
    leader = base.leader(code, day)
    for person, about in base.people.items():
        leads = any(h.country == code and base.leads([h.office]) for h in base.holdings(person, day))
        if leads or (leader is not None and leader.id == person):
            yield " ".join((about.name, *about.names))


def _same(leader: str, names: str) -> bool:
    """Whether Archigos's short name ("G.H.W. Bush", "Afeworki") is one of a person's, but for its spelling."""
    words = plain(leader).lower().replace("-", " ").replace(".", " ").split()
    own = plain(names).lower().replace("-", " ").split()
    words = [word.removeprefix("de") if len(word) > 5 else word for word in words if len(word) > 2]
    return any(get_close_matches(word, own, 1, 0.75) for word in words)


def speed() -> float:
    """Megabytes of plain text a second in which names are found, on the gold's own text."""
    text = "\n".join(row["text"] for half in HALVES for row in rows(half)) * 4
    base = ActorBase.default()
    begin = time.process_time()
    base.find(text)
    return len(text.encode()) / 1e6 / (time.process_time() - begin)


def load_seconds() -> float:
    """The seconds of processor that loading the base takes in a fresh process."""
    program = (
        "import time; from detente.actors.base import ActorBase; t = time.process_time(); ActorBase();"
        "print(time.process_time() - t)"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def main() -> int:
    """Prints the figures and says which are below their floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path(os.environ.get("DETENTE_EVAL", "../shared/eval")))
    parser.add_argument("--reference", type=Path, help="default: the folder reference beside that of --eval")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    figures: list[tuple[str, str, float]] = []
    for half in HALVES:
        tally = Tally()
        for row in rows(half):
            score(row, tally, options.errors and half == HALVES[0])
        figures += [(half, name, value) for name, value in tally.figures.items()]
        figures.append((half, "not wrong", 1 - tally.counts["wrong"] / max(tally.counts["barred"], 1)))
        print(f"actors, {half}: " + ", ".join(f"{name} {value:.3f}" for name, value in tally.figures.items()))
        print("   ", ", ".join(f"{name} {count}" for name, count in tally.counts.items()))
    if (path := options.eval / "plv_dev.tsv").exists():
        figures.append(("plv_dev", "overlap", marked_overlap(path)))
    if (path := (options.reference or options.eval.parent / "reference") / "leaders_archigos.tsv").exists():
        figures.append(("archigos", "leaders", right_leaders(path)))
    figures += [("names", "speed", speed()), ("base", "load", load_seconds())]
    failed = False
    for where, name, value in figures:
        short = value > FLOORS[name] if name == "load" else value < FLOORS[name]
        failed |= short
        if where not in HALVES or short:
            print(f"{where}: {name} {value:.3f}{f', not {FLOORS[name]}' if short else ''}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
