"""``detente read``: pages in, articles out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from detente.cli.options import Paths, Published
from detente.cli.run import opened, running
from detente.exports.printable import printable
from detente.exports.record import json_line

if TYPE_CHECKING:
    from detente.articles.article import Article, PageDate

EXAMPLES = """\b
Examples:
  detente read page.html                      headline, dates, credits, body, furniture
  detente read pages/ --format json | jq .body
  curl -s https://example.org/news | detente read -
"""


class View(StrEnum):
    """How a page is shown: to be read, or as its record."""

    TEXT = "text"
    JSON = "json"


ViewOption = Annotated[View, typer.Option("--format", "-f", help="To be read, or as JSON, one object a line.")]


def read(paths: Paths, published: Published = None, format: ViewOption = View.TEXT) -> None:
    """Show pages as read: headline, dates, credits, body, and the furniture set aside by kind."""
    with running(show_progress=not sys.stdout.isatty()) as run, opened(None) as out:
        from detente import pipeline
        from detente.exports.grid import console_on

        articles = run.good(pipeline.read_many(paths, published=published))
        if format is View.JSON:
            for article in articles:
                out.write(json_line(article))
                out.flush()
        else:
            with console_on(out) as console:
                _show(articles, console)


def _show(articles: Iterable[Article], console: Console) -> None:
    for article in articles:
        console.print(Rule(Text(printable(article.source), style="dim"), align="left", style="dim"))
        console.print(Text(printable(article.headline or "(no headline)"), style="bold"))
        if article.standfirst:
            console.print(Text(printable(article.standfirst), style="italic"))
        for name, value in _facts(article):
            console.print(Text.assemble((f"{name}: ", "dim"), printable(value)))
        for paragraph in article.paragraphs:
            console.print(Padding(Text(printable(paragraph)), (1, 0, 0, 0)))
        _show_furniture(article, console)
        console.print()


def _facts(article: Article) -> list[tuple[str, str]]:
    """What is known of the page, each with its name; what is not known is left out."""
    facts = [
        ("not read as news", article.reason),
        ("published", _day(article.published)),
        ("updated", _day(article.updated) if article.updated.start else None),
        ("by", ", ".join(article.authors)),
        ("publisher", article.publisher),
        ("wire service", article.origin),
        ("place line", article.dateline),
        ("section", article.section),
        ("topics", ", ".join(article.topics)),
        ("credits", "; ".join(article.credits)),
        ("language", article.language),
        ("address", article.url),
    ]
    return [(name, value) for name, value in facts if value]


def _day(date: PageDate) -> str:
    """The date with its basis: ``2018-03-26 (metadata)``."""
    if date.start is None:
        return "unknown"
    if date.end is None:
        return f"{date.start} or later ({date.basis})"
    days = date.start if date.end == date.start else f"{date.start} to {date.end}"
    return f"{days}{' ' + date.time if date.time else ''} ({date.basis})"


def _show_furniture(article: Article, console: Console) -> None:
    blocks = sorted(article.furniture, key=lambda block: block.kind)
    if blocks:
        console.print(Padding(Text("set aside", style="dim"), (1, 0, 0, 0)))
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        for block in group:
            line = Text.assemble((f"{kind:<11}", "yellow"), (" ".join(printable(block.text).split()), "dim"))
            line.truncate(console.width - 2, overflow="ellipsis")
            console.print(Padding(line, (0, 0, 0, 2)))
