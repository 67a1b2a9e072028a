"""The gate for events: ``python benchmarks/quality/stories/events.py [FOLDER] [--show]``.

Every story is coded with Detente's own coder and consolidated; B-cubed (Bagga and Baldwin 1998) compares the events
that claims were put in with the marked events that they tell of: first over the claims that tell of one, then with the
other claims as events of their own. As the coder finds some of the places only, consolidation is also measured with
every marked place as a claim (``marked.py``). Ends with status 1 where a figure is below its floor.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from marked import make_marked
from reader import DEV, Made, Story, make, stories

from detente.claims.claim import Claim

# Precision and F1 over matched claims that a change must not lose, by folder.
FLOORS = {"dev": (0.97, 0.95), "test": (0.93, 0.88)}


@dataclass(frozen=True, slots=True)
class Rates:
    """B-cubed precision and recall, and over how many claims."""

    precision: float
    recall: float
    claims: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  ({self.claims} claims)"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure events against the gold stories.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEV, help="folder of stories (default: development)")
    parser.add_argument("--show", action="store_true", help="list the claims put together or kept apart wrongly")
    options = parser.parse_args()
    made = [(story, make(story)) for story in stories(options.folder)]
    matched, every = bcubed(pairs_of(made, False)), bcubed(pairs_of(made, True))
    alone, marked = bcubed(pairs_of(made, False, True)), [(story, make_marked(story)) for story, _ in made]
    if options.show:
        print(*(line for story, one in made for line in mistakes(story, one)), sep="\n")
    places = sum(len(event.told) for story, _ in made for event in story.events)
    told = len({(story.slug, name) for story, one in made for name in one.gold.values()})
    events = sum(len(story.events) for story, _ in made)
    print(f"{len(made)} stories, {events} events told in {places} places; claims tell of {told} of them")
    print(f"matched claims          {matched}")
    print(f"with all other claims   {every}")
    print(f"every claim an event    {alone}")
    print(f"every marked place      {bcubed(pairs_of(marked, False))}")
    print(f"origins                 {bcubed(_origins(made))}")
    short = [
        f"{name} {rate:.3f} is below its floor of {floor}"
        for name, rate, floor in zip(
            ("precision", "F1"), (matched.precision, matched.f1), FLOORS.get(options.folder.name, (0, 0)), strict=True
        )
        if rate < floor
    ]
    if short:
        parser.exit(1, "; ".join(short) + "\n")


def bcubed(pairs: Sequence[tuple[str, str]]) -> Rates:
    """The rates of items, each given by (its group, its gold group)."""
    groups, gold, both = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[tuple[str, str], int](int)
    for group, right in pairs:
        groups[group] += 1
        gold[right] += 1
        both[group, right] += 1
    size = max(1, len(pairs))
    precision = sum(both[pair] / groups[pair[0]] for pair in pairs) / size
    return Rates(precision, sum(both[pair] / gold[pair[1]] for pair in pairs) / size, len(pairs))


def pairs_of(made: Sequence[tuple[Story, Made]], every: bool, apart: bool = False) -> list[tuple[str, str]]:
    """The event and the gold event of each claim that tells of one, or of ``every`` claim; ``apart``: none together."""
    return [
        (f"{story.slug}/{name if apart else event.id}", f"{story.slug}/{one.gold.get(name, name)}")
        for story, one in made
        for event in one.events
        for name in event.claims
        if every or name in one.gold
    ]


def _origins(made: Sequence[tuple[Story, Made]]) -> list[tuple[str, str]]:
    return [(one.origins[name], min(group)) for story, one in made for group in story.origins for name in group]


def mistakes(story: Story, made: Made) -> Iterator[str]:
    """The pairs of claims that were put together or kept apart wrongly, with what spoke for it."""
    claims = {claim.id: claim for claim in made.claims}
    reasons = {(one.a, one.b): one for one in made.judgements}
    home = {name: event.id for event in made.events for name in event.claims}
    names = sorted(made.gold)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            together = home[one] == home[other]
            if together == (made.gold[one] == made.gold[other]):
                continue
            judgement = reasons.get((one, other))
            score = f"{judgement.score:.2f}" if judgement else "not alike"
            yield f"{story.slug}: {'together' if together else 'apart'} ({score})"
            yield from (f"    {_line(claims[name], made.gold)}" for name in (one, other))
            if judgement:
                yield "    " + "; ".join(f"{reason.weight:+.1f} {reason.text}" for reason in judgement.reasons)


def _line(claim: Claim, gold: Mapping[str, str]) -> str:
    sides = " to ".join(",".join(one.id for one in side) for side in (claim.actors, claim.recipients))
    days = f"{claim.date.start}..{claim.date.end}" if claim.date.start else "no day"
    act = f"{claim.event} {claim.kind} [{claim.evidence.trigger.text}] {sides} {claim.status} {days}"
    article = claim.article.id.rpartition("/")[2]
    return f"{article} {claim.article.published} {gold.get(claim.id, '-')} {act}: {claim.evidence.text}"


if __name__ == "__main__":
    main()
