"""How well the fate of pledges is known: ``python benchmarks/quality/stories/pledges.py [FOLDER] [--show]``.

Twice: with the gold events given, which shows what this stage makes of them, and end to end. The share of gold pledges
whose fate is right; among those that are settled, and open; and of those that an event settles, by the right event. End
to end a pledge that the coder did not find is wrong; "found by the coder" is the share among those that it found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from contacts import gold_of
from given import given
from reader import DEV, Story, make, stories

from detente.ledger.pledges.fates import settling
from detente.ledger.pledges.making import pledges_of
from detente.ledger.pledges.pledge import Pledge


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure pledges against the gold stories.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEV, help="folder of stories (default: development)")
    parser.add_argument("--show", action="store_true", help="print every fate that is wrong")
    options = parser.parse_args()
    alone, whole = Counter[str](), Counter[str]()
    for story in stories(options.folder):
        on = max(article.published.start or "" for article in story.articles)
        events, claims = given(story)
        _compare(story, pledges_of(events, claims, on=on), {e.id: e.id for e in events}, alone, options.show)
        made = make(story)
        pledges = pledges_of(made.events, {claim.id: claim for claim in made.claims}, on=on)
        _compare(story, pledges, gold_of(made), whole, False)
    for name, tally in (("gold events given", alone), ("end to end", whole)):
        print(name)
        print(f"  fates               {_share(tally, 'right', 'pledges')}")
        print(f"  found by the coder  {_share(tally, 'right', 'found')}")
        print(f"  settled             {_share(tally, 'settled right', 'settled')}")
        print(f"  open                {_share(tally, 'open right', 'open')}")
        print(f"  by the right event  {_share(tally, 'by right', 'by an event')}")


def _share(tally: Counter[str], part: str, whole: str) -> str:
    return f"{tally[part] / max(1, tally[whole]):.3f}  ({tally[part]} of {tally[whole]})"


def _compare(story: Story, made: Sequence[Pledge], gold: Mapping[str, str], tally: Counter[str], show: bool) -> None:
    found: dict[str, Pledge] = {}
    for pledge in made:
        found.setdefault(gold[pledge.event], pledge)
    coded = set(gold.values())
    for entry in story.pledges:
        pledge = found.get(entry["of"])
        # A warning that came to nothing is no pledge, which is as good as an open one.
        fate = pledge.fate if pledge else "open" if entry["of"] in coded else None
        decided = settling(pledge.links) if pledge else None
        sort = "open" if entry["fate"] == "open" else "settled"
        right = fate == entry["fate"]
        tally.update(["pledges", sort, *["found"][: fate is not None], *["right", f"{sort} right"][: 2 * right]])
        if entry["by"] is not None:
            tally["by an event"] += 1
            tally["by right"] += decided is not None and gold[decided.event] == entry["by"]
        if show and not right:
            print(f"{story.slug} {entry['of']}: {entry['fate']} by {entry['by']}, made {fate}")
            print(f"    {pledge.content if pledge else None} | {decided}")


if __name__ == "__main__":
    main()
