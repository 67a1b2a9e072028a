"""How well contacts are made: ``python benchmarks/quality/stories/contacts.py [FOLDER] [--show]``.

Twice: with the gold events given, which shows what this stage makes of them, and end to end. The acts put into their
contact; the same with the sides that tell them; topics (two that share half of the shorter one's words are one) and
what a side leaves out, each with its side. End to end what the coder did not find counts as missed; "found by the
coder" says how it is with acts and contacts that it found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from given import given
from reader import DEV, Made, Story, make, stories

from detente.ledger.contacts.contact import Contact
from detente.ledger.contacts.making import contacts_of
from detente.ledger.contacts.wording import likeness, stems

Tally = Counter[tuple[str, str]]
_FIGURES = ("contents", "found by the coder", "with sides", "topics", "omitted")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure contacts against the gold stories.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEV, help="folder of stories (default: development)")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is too much")
    options = parser.parse_args()
    alone, whole = Tally(), Tally()
    for story in stories(options.folder):
        articles = {article.id: article for article in story.articles}
        events, claims = given(story)
        _compare(story, contacts_of(events, claims, articles), {e.id: e.id for e in events}, alone, options.show)
        made = make(story)
        contacts = contacts_of(made.events, {claim.id: claim for claim in made.claims}, articles)
        _compare(story, contacts, gold_of(made), whole, False)
    for name, tally in (("gold events given", alone), ("end to end", whole)):
        print(name)
        for figure in _FIGURES:
            right, found, wanted = (tally[figure, part] for part in ("right", "found", "wanted"))
            precision, recall = right / max(1, found), right / max(1, wanted)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"  {figure:20} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({right} of {wanted}, {found} made)")


def gold_of(made: Made) -> dict[str, str]:
    """The gold event that each event made tells of: that of most of its claims; its own id where of none."""
    found = {}
    for event in made.events:
        told = Counter(made.gold[name] for name in event.claims if name in made.gold)
        found[event.id] = max(sorted(told), key=lambda name: told[name]) if told else event.id
    return found


def _compare(story: Story, made: Sequence[Contact], gold: Mapping[str, str], tally: Tally, show: bool) -> None:
    known = set(gold.values())
    wanted = {entry["of"]: entry for entry in story.contacts}
    contents = {(gold[c.event], gold[part]) for c in made for part in c.contents if gold[c.event] in wanted}
    items = [(gold[c.event], a.side, i) for c in made for a in c.accounts for i in a.items if gold[c.event] in wanted]
    acts = {(of, item["event"]) for of, entry in wanted.items() for item in entry.get("contents") or ()}
    sided = {
        (of, item["event"], side)
        for of, entry in wanted.items()
        for item in entry.get("contents") or ()
        for side in item["sides"]
    }
    said = {
        (of, gold[i.event], side) for of, side, i in items if i.event and i.stance == "says" and gold[i.event] != of
    }
    said = {(of, act, side) for of, act, side in said if (of, act) in contents}
    _count(tally, "contents", contents, acts, story.slug, show)
    findable = {(of, act) for of, act in acts if of in known and act in known}
    marked = {event.id for event in story.events}
    _count(tally, "found by the coder", {pair for pair in contents if pair[1] in marked}, findable, story.slug, False)
    _count(tally, "with sides", said, sided, story.slug, show)
    topics = {(of, side, i.what) for of, side, i in items if i.event is None and i.stance == "says"}
    talked = {
        (of, side, topic["topic"])
        for of, entry in wanted.items()
        for topic in entry.get("topics") or ()
        for side in topic["sides"]
    }
    _count(tally, "topics", *_alike(topics, talked), story.slug, show)
    silent = {(of, side, i.quotes[0].text) for of, side, i in items if i.stance != "says"}
    left = {(of, o["by"], o["words"][1]) for of, entry in wanted.items() for o in entry.get("omitted") or ()}
    _count(tally, "omitted", *_alike(silent, left), story.slug, show)


def _alike(
    made: Collection[tuple[str, str, str]], gold: Collection[tuple[str, str, str]]
) -> tuple[set[Hashable], set[Hashable]]:
    """Both, with the words of what was made put as the gold has them where they are alike."""
    named: set[Hashable] = set()
    for of, side, words in made:
        same = [g for g in gold if g[:2] == (of, side) and likeness(stems(g[2]), stems(words)) >= 0.5]
        named.add(min(same) if same else (of, side, words))
    return named, set(gold)


def _count(tally: Tally, figure: str, made: set[Any], wanted: set[Any], slug: str, show: bool) -> None:
    tally[figure, "right"] += len(made & wanted)
    tally[figure, "found"] += len(made)
    tally[figure, "wanted"] += len(wanted)
    if show and made != wanted:
        print(f"{slug}: {figure}: missed {sorted(wanted - made)}, too much {sorted(made - wanted)}")


if __name__ == "__main__":
    main()
