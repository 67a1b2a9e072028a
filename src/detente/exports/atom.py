"""Atom (RFC 4287): a feed of new events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement

from detente.exports.entries import FEED_ID, FEED_TITLE, entries_of
from detente.ledger.asking.told import Told

# Of a feed without entries: the time of writing would make every copy of it new.
_NEVER = "1970-01-01T00:00:00Z"


def write(told: Iterable[Told], out: BinaryIO) -> None:
    """Write the feed, the events in the order they come."""
    entries = list(entries_of(told))
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "id", FEED_ID)
    _add(feed, "title", FEED_TITLE)
    _add(feed, "updated", max((entry.updated for entry in entries), default=_NEVER))
    _add(SubElement(feed, "author"), "name", "Detente")
    for entry in entries:
        item = SubElement(feed, "entry")
        _add(item, "id", entry.id)
        _add(item, "title", entry.title)
        _add(item, "published", entry.published)
        _add(item, "updated", entry.updated)
        if entry.link:
            SubElement(item, "link", rel="related", href=entry.link)
        for category in entry.categories:
            SubElement(item, "category", term=category)
        _add(item, "content", entry.text)
    ElementTree(feed).write(out, encoding="utf-8", xml_declaration=True)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
