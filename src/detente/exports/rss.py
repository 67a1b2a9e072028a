"""RSS 2.0: a feed of new events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement

from detente.exports.entries import FEED_ID, FEED_TITLE, entries_of
from detente.ledger.asking.told import Told


def write(told: Iterable[Told], out: BinaryIO) -> None:
    """Write the feed, the events in the order they come."""
    entries = list(entries_of(told))
    feed = Element("rss", version="2.0")
    channel = SubElement(feed, "channel")
    _add(channel, "title", FEED_TITLE)
    _add(channel, "link", FEED_ID)
    _add(channel, "description", "Events that came into the ledger last, each with the sentence that tells of it.")
    if entries:
        _add(channel, "lastBuildDate", _date(max(entry.updated for entry in entries)))
    for entry in entries:
        item = SubElement(channel, "item")
        _add(item, "title", entry.title)
        if entry.link:
            _add(item, "link", entry.link)
        # Readers show a description as HTML: text of a page must come through as text.
        _add(item, "description", escape(entry.text, quote=False).replace("\n", "<br>"))
        for category in entry.categories:
            _add(item, "category", category)
        SubElement(item, "guid", isPermaLink="false").text = entry.id
        _add(item, "pubDate", _date(entry.published))
    ElementTree(feed).write(out, encoding="utf-8", xml_declaration=True)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _date(utc: str) -> str:
    return format_datetime(datetime.fromisoformat(utc), usegmt=False)
