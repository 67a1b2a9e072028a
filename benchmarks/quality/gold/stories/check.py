"""Checks the gold stories: ``python benchmarks/quality/gold/stories/check.py [STORY.yaml ...]``.

Prints one line for each error (``README.md`` has the form) and ends with status 1 where there is one.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from detente.ontology import ontology
from detente.tables import rows

HERE = Path(__file__).parent
CONTACTS = {"call", "letter", "message", "visit", "reception", "meeting", "summit", "talks", "mediation"}
PLEDGES = {"offer", "promise", "invitation", "plan", "agreement", "threat", "ultimatum", "demand"}
FATES = {"open", "accepted", "declined", "kept", "withdrawn", "contradicted", "lapsed"}
CODES = {row["code"] for row in rows(files("detente.actors").joinpath("data/states.tsv"))} | set(ontology().codes)
KEYS = {
    "story": {"story", "articles", "events", "contacts", "pledges", "origins"},
    "article": {"id", "outlet", "country", "published", "headline", "credit", "text"},
    "event": {"id", "event", "kind", "actors", "recipients", "date", "told"},
    "contact": {"of", "contents", "topics", "omitted"},
    "pledge": {"of", "fate", "by"},
}
LEAST = KEYS | {"story": KEYS["story"] - {"contacts", "pledges"}, "contact": {"of"}}


def main() -> None:
    parser = argparse.ArgumentParser(description="Check the form of gold stories.")
    parser.add_argument("stories", nargs="*", type=Path, help="files (default: all)")
    paths = parser.parse_args().stories or sorted(HERE.glob("*/*.yaml"))
    errors = [f"{path.parent.name}/{path.name}: {error}" for path in paths for error in check(path)]
    print(*errors, f"{len(paths)} stories, {len(errors)} errors", sep="\n")
    if errors:
        parser.exit(1)


def check(path: Path) -> Iterator[str]:
    """The errors of one file, in words."""
    try:
        story = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        yield " ".join(str(error).split())
        return
    try:
        yield from keys("story", story, "story")
        if path.stem.partition("-")[2] != story["story"]:
            yield f"the file is not called NN-{story['story']}.yaml"
        texts = {article["id"]: article["text"] for article in story["articles"]}
        events = {event["id"]: event for event in story["events"]}
        if len(texts) < len(story["articles"]) or len(events) < len(story["events"]):
            yield "two articles or two events have one id"
        if sorted(name for group in story["origins"] for name in group) != sorted(texts):
            yield "origins do not hold every article once"
        yield from articles(story["articles"])
        for event in story["events"]:
            yield from event_errors(event, texts)
        yield from contacts(story.get("contacts") or [], events, texts)
        yield from pledges(story.get("pledges") or [], events)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        yield f"not of the form: {error!r}"


def articles(entries: list[dict[str, Any]]) -> Iterator[str]:
    if not 3 <= len(entries) <= 6:
        yield f"{len(entries)} articles"
    for entry in entries:
        where = f"article {entry['id']}"
        yield from keys("article", entry, where)
        yield from codes([entry["country"]] if entry["country"] else [], where)
        yield from days([entry["published"]], where)
        words, paragraphs = len(entry["text"].split()), len(entry["text"].strip().split("\n\n"))
        if not 70 <= words <= 160 or not 2 <= paragraphs <= 5:
            yield f"{where}: {words} words in {paragraphs} paragraphs"


def event_errors(event: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    where = f"event {event['id']}"
    yield from keys("event", event, where)
    known, kind = ontology(), event["kind"]
    if event["event"] not in known.events:
        yield f"{where}: no type {event['event']}"
    if kind is not None and (kind not in known.kinds or known.kinds[kind].event != event["event"]):
        yield f"{where}: no kind {kind} of {event['event']}"
    if not event["actors"]:
        yield f"{where}: no actor"
    for side in (event["actors"], event["recipients"]):
        yield from codes(side, where)
        if len(set(side)) < len(side):
            yield f"{where}: a country twice in {side}"
    if event["date"] is not None:
        yield from days(event["date"] if isinstance(event["date"], list) else [event["date"]], where)
    if not event["told"]:
        yield f"{where}: told nowhere"
    for article, words in event["told"]:
        yield from quoted(article, words, texts, where)


def contacts(entries: list[dict[str, Any]], events: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    yield from complete("contact", entries, events, CONTACTS)
    for entry in entries:
        where = f"contact {entry['of']}"
        yield from keys("contact", entry, where)
        for item in entry.get("contents") or []:
            if item["event"] not in events or item["event"] == entry["of"]:
                yield f"{where}: no event {item['event']}"
            yield from codes(item["sides"], where, "outlet")
        for item in entry.get("topics") or []:
            if not any(item["topic"].casefold() in text.casefold() for text in texts.values()):
                yield f"{where}: no article has the words {item['topic']!r}"
            yield from codes(item["sides"], where, "outlet")
        for item in entry.get("omitted") or []:
            yield from codes([item["by"]], where)
            article, words = item["words"]
            yield from quoted(article, words, texts, where)
            if not item["what"]:
                yield f"{where}: nothing omitted"


def pledges(entries: list[dict[str, Any]], events: dict[str, Any]) -> Iterator[str]:
    yield from complete("pledge", entries, events, PLEDGES)
    for entry in entries:
        where = f"pledge {entry['of']}"
        yield from keys("pledge", entry, where)
        if entry["fate"] not in FATES:
            yield f"{where}: no fate {entry['fate']}"
        if entry["by"] is not None and (entry["by"] not in events or entry["by"] == entry["of"]):
            yield f"{where}: no event {entry['by']}"
        if entry["fate"] == "open" and entry["by"] is not None:
            yield f"{where}: open, and settled by {entry['by']}"


def complete(noun: str, entries: list[dict[str, Any]], events: dict[str, Any], kinds: set[str]) -> Iterator[str]:
    """Every event of ``kinds`` has one entry, and no entry is of an event that is not there."""
    named = [entry["of"] for entry in entries]
    yield from (f"{noun} {name} is there twice" for name in sorted({name for name in named if named.count(name) > 1}))
    yield from (f"{noun} {name}: no such event" for name in named if name not in events)
    wanted = [event for event in events.values() if event["kind"] in kinds and event["id"] not in named]
    yield from (f"event {event['id']} is a {event['kind']} without an entry as {noun}" for event in wanted)


def keys(noun: str, entry: dict[str, Any], where: str) -> Iterator[str]:
    yield from (f"{where}: {key} is missing" for key in sorted(LEAST[noun] - entry.keys()))
    yield from (f"{where}: {key} is not of the form" for key in sorted(entry.keys() - KEYS[noun]))


def codes(names: list[str], where: str, *others: str) -> Iterator[str]:
    """Codes are those of the table of states or of the ontology."""
    yield from (f"{where}: no code {name}" for name in names if name not in CODES and name not in others)


def days(names: list[Any], where: str) -> Iterator[str]:
    stretch = [name if isinstance(name, datetime.date) else datetime.date.fromisoformat(name) for name in names]
    if stretch != sorted(stretch) or not 1 <= len(stretch) <= 2:
        yield f"{where}: {names} is no stretch of days"


def quoted(article: str, words: str, texts: dict[str, str], where: str) -> Iterator[str]:
    if article not in texts:
        yield f"{where}: no article {article}"
    elif (count := texts[article].count(words)) != 1:
        yield f"{where}: {count} times in {article}: {words!r}"


if __name__ == "__main__":
    main()
