"""How well the fate of pledges is known: ``python benchmarks/quality/stories/pledges.py [STORY.yaml ...] [--show]``.

With gold events given: the share of gold pledges whose fate is right, and of those that are settled, by the right event.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from given import DEV, Story, given_events, stories

from detente.ledger.pledges.fates import settling
from detente.ledger.pledges.making import pledges_of
from detente.ledger.pledges.pledge import Pledge


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the pledges of gold stories.")
    parser.add_argument("stories", nargs="*", type=Path, help="files (default: those of dev/)")
    parser.add_argument("--show", action="store_true", help="print every fate that is wrong")
    given = parser.parse_args()
    tally: Counter[str] = Counter()
    for story in stories(given.stories or sorted(DEV.glob("*.yaml"))):
        events, claims = given_events(story)
        on = max(str(article["published"]) for article in story.gold["articles"])
        compare(story, {p.event: p for p in pledges_of(events, claims, on=on)}, tally, given.show)
    print(f"fates {tally['right']}/{tally['all']} = {tally['right'] / tally['all']:.3f}")
    print(f"settled ones {tally['settled right']}/{tally['settled']}, by the right event {tally['by right']}")
    print(f"open ones {tally['open right']}/{tally['open']}")


def compare(story: Story, made: dict[str, Pledge], tally: Counter[str], show: bool) -> None:
    for entry in story.gold.get("pledges") or []:
        pledge = made.get(entry["of"])
        fate = pledge.fate if pledge else "open"
        decided = settling(pledge.kind, pledge.links) if pledge else None
        sort = "open" if entry["fate"] == "open" else "settled"
        tally["all"] += 1
        tally[sort] += 1
        tally["right"] += fate == entry["fate"]
        tally[f"{sort} right"] += fate == entry["fate"]
        tally["by right"] += bool(sort == "settled" and decided and decided.event == entry["by"])
        if show and fate != entry["fate"]:
            print(
                f"{story.name} {entry['of']} {pledge and pledge.kind} {pledge and pledge.content!r}: is {entry['fate']} by {entry['by']}, made {fate} by {decided and (decided.event, decided.relation, decided.score, decided.reasons)} done={pledge and pledge.due}"
            )


if __name__ == "__main__":
    main()
