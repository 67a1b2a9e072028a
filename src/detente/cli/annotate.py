"""``detente annotate``: why a page was coded as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.cli.options import Actors, Paths, Published
from detente.cli.read import View, ViewOption
from detente.cli.run import opened, running
from detente.exports.printable import printable
from detente.exports.record import json_line

if TYPE_CHECKING:
    from detente.actors.actor import ActorMention
    from detente.claims import Act, Said
    from detente.pipeline import Annotation
    from detente.places.place import PlaceMention
    from detente.times.timex import TimeMention

EXAMPLES = """\b
Examples:
  detente annotate page.html                          every layer over the body, coloured
  detente annotate page.html --format json | jq '.acts[] | select(.reason)'
"""

# In the order they are laid over the text: where two layers overlap, the later one shows.
STYLES = {
    "attributions": "italic",
    "times": "green",
    "places": "yellow",
    "actors": "cyan",
    "acts": "bold magenta",
}

Row = tuple[int, str, str]
"""Of a record: where it starts in the body, its words, and what was made of them."""


def annotate(paths: Paths, published: Published = None, actors: Actors = None, format: ViewOption = View.TEXT) -> None:
    """Show why: every layer over the body, and for acts that are not coded the reason."""
    with running(show_progress=not sys.stdout.isatty()) as run, opened(None) as out:
        from detente import pipeline
        from detente.exports.grid import console_on

        annotations = run.good(
            pipeline.annotate_many(paths, published=published, actors=[str(file) for file in actors or ()])
        )
        if format is View.JSON:
            for annotation in annotations:
                out.write(json_line(annotation))
                out.flush()
        else:
            with console_on(out) as console:
                for annotation in annotations:
                    _show(annotation, console)


def _show(annotation: Annotation, console: Console) -> None:
    from detente.exports.table import show

    article = annotation.article
    console.print(Rule(Text(printable(article.source), style="dim"), align="left", style="dim"))
    console.print(Text(printable(article.headline or "(no headline)"), style="bold"))
    if article.reason:
        console.print(Text(f"not read as news: {printable(article.reason)}", style="red"))
    if console.color_system is not None:
        console.print(Text(" ").join(Text(layer, style=style) for layer, style in STYLES.items()))
    body = _coloured(annotation)
    for start, end in article.paragraph_spans():
        console.print(Padding(body[start:end], (1, 0, 0, 0)))
    for title, rows in _layers(annotation):
        if rows:
            console.print(Padding(Text(title, style="bold"), (1, 0, 0, 0)))
            console.print(_listing(rows))
    if annotation.claims:
        console.print(Padding(Text("claims", style="bold"), (1, 0, 0, 0)))
        show(annotation.claims, console)
    console.print()


def _coloured(annotation: Annotation) -> Text:
    body = Text(printable(annotation.article.body))
    for layer, style in STYLES.items():
        for record in getattr(annotation, layer):
            body.stylize(style, record.start, record.end)
    return body


def _layers(annotation: Annotation) -> Iterator[tuple[str, list[Row]]]:
    yield "actors", [(one.start, one.text, _actor(one)) for one in annotation.actors]
    yield "times", [(one.start, one.text, _time(one)) for one in annotation.times]
    yield "places", [(one.start, one.text, _place(one)) for one in annotation.places]
    yield "attributions", [(one.cue.start, one.cue.text, _said(one)) for one in annotation.attributions]
    yield "acts", [(one.start, one.text, _act(one)) for one in annotation.acts]


def _actor(mention: ActorMention) -> str:
    known = (mention.name, mention.id, mention.type, mention.country, mention.sector, mention.office, mention.via)
    return ", ".join(part for part in known if part)


def _time(mention: TimeMention) -> str:
    days = mention.begins if mention.begins == mention.ends else f"{mention.begins} to {mention.ends}"
    return f"{mention.type} {mention.value}, {days or 'not on the calendar'} ({mention.basis})"


def _place(mention: PlaceMention) -> str:
    where = None if mention.latitude is None else f"{mention.latitude:.2f}, {mention.longitude:.2f}"
    return ", ".join(part for part in (mention.name, mention.country, where) if part)


def _said(said: Said) -> str:
    return f"{said.speaker.text if said.speaker else 'nobody named'}: {said.content.text}"


def _act(act: Act) -> str:
    code = " ".join(part for part in (act.event, act.kind) if part)
    return code if act.reason is None else f"{code}: not coded, {act.reason}" if code else f"not coded, {act.reason}"


def _listing(rows: Iterable[Row]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=6, justify="right", style="dim")
    table.add_column(ratio=2)
    table.add_column(ratio=5)
    for start, text, meaning in rows:
        table.add_row(str(start), Text(printable(text)), Text(printable(meaning)))
    return table
