"""How well contacts are made: ``python benchmarks/quality/stories/contacts.py [STORY.yaml ...] [--show]``.

With gold events given and end to end: the acts put into their contact (precision, recall, F1), the same with the sides
that tell them, topics (two that share half their words are one), and what a side is said to leave out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from given import DEV, Story, given_events, stories

from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.making import contacts_of
from detente.ledger.contacts.wording import likeness, stems


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the contacts of gold stories.")
    parser.add_argument("stories", nargs="*", type=Path, help="files (default: those of dev/)")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is made too much")
    given = parser.parse_args()
    tally: Counter[str] = Counter()
    for story in stories(given.stories or sorted(DEV.glob("*.yaml"))):
        events, claims = given_events(story)
        made = contacts_of(events, claims, {article.id: article for article in story.articles.values()})
        compare(story, {contact.event: contact for contact in made}, tally, given.show)
    for what in ("contents", "with sides", "topics", "omitted"):
        right, found, wanted = (tally[what, part] for part in ("right", "found", "wanted"))
        precision, recall = right / max(1, found), right / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{what:10} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({right}/{found}/{wanted})")


def compare(story: Story, made: dict[str, Contact], tally: Counter, show: bool) -> None:
    for entry in story.gold.get("contacts") or []:
        contact = made.get(entry["of"])
        items = [(a.side, item) for a in contact.accounts for item in a.items] if contact else []
        sides = {
            e: {s for s, i in items if i.event == e and i.stance == "says"}
            for e in (contact.contents if contact else ())
        }
        wanted = {item["event"]: set(item["sides"]) for item in entry.get("contents") or []}
        count(tally, "contents", set(sides), set(wanted), f"{story.name} {entry['of']}", show)
        pairs = {(e, s) for e, several in sides.items() for s in several}
        count(
            tally,
            "with sides",
            pairs,
            {(e, s) for e, several in wanted.items() for s in several},
            f"{story.name} {entry['of']}",
            show,
        )
        topics = {(i.what, s) for s, i in items if i.event is None and i.stance == "says"}
        gold = {(t["topic"], s) for t in entry.get("topics") or [] for s in t["sides"]}
        count(tally, "topics", *matched(topics, gold), f"{story.name} {entry['of']}", show)
        silent = {(i.quotes[0].text, s) for s, i in items if i.stance in ("omits", "denies")}
        gold = {(t["words"][1], t["by"]) for t in entry.get("omitted") or []}
        count(tally, "omitted", *matched(silent, gold), f"{story.name} {entry['of']}", show)


def matched(made: set, gold: set) -> tuple[set, set]:
    """Both sets, with what is alike named alike."""
    renamed = set()
    for words, side in made:
        same = [g for g in gold if g[1] == side and likeness(stems(g[0]), stems(words)) >= 0.5]
        renamed.add(same[0] if same else (words, side))
    return renamed, gold


def count(tally: Counter, what: str, made: set, wanted: set, where: str, show: bool) -> None:
    tally[what, "right"] += len(made & wanted)
    tally[what, "found"] += len(made)
    tally[what, "wanted"] += len(wanted)
    if show and made != wanted:
        print(f"{where}: {what}: missed {sorted(wanted - made)}, too much {sorted(made - wanted)}")


if __name__ == "__main__":
    main()
