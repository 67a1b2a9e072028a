"""``detente actors``: what a name stands for on a day, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.cli.options import Actors, Day
from detente.cli.read import View, ViewOption
from detente.cli.run import opened, running
from detente.exports.printable import printable
from detente.exports.record import json_line

if TYPE_CHECKING:
    from detente.actors.naming import Answer

EXAMPLES = """\b
Examples:
  detente actors Medvedev --on 2009-06-01             who, in which office on that day
  detente actors 'the German chancellor' --on 1995-01-01
  detente actors Kremlin 'Boko Haram' --format json
  detente actors Narnia --actors mine.yaml            with actors of your own
"""


def actors(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name, a title or a phrase.", show_default=False)
    ],
    on: Day = None,
    own: Actors = None,
    format: ViewOption = View.TEXT,
) -> None:
    """Show what names resolve to: the actor, its codes, the offices held and when, and why."""
    with running(show_progress=False) as run, opened(None) as out:
        from detente.actors.base import ActorBase
        from detente.actors.naming import answers
        from detente.exports.grid import console_on

        base = ActorBase.with_files(tuple(str(file) for file in own or ()))
        day = date.fromisoformat(on) if on else None
        found = [(name, list(answers(name, base, day))) for name in names]
        if format is View.JSON:
            for name, said in found:
                out.write(json_line({"name": name, "on": on, "actors": said}))
        else:
            with console_on(out) as console:
                _show(found, console)
        for name, said in found:
            if not said:
                run.failed += 1
                run.say(f"{name}: no actor of that name")
    sys.stdout.flush()


def _show(found: Iterable[tuple[str, list[Answer]]], console: Console) -> None:
    for name, said in found:
        if not said:
            continue
        console.print(Text(printable(name), style="bold"))
        for answer in said:
            actor = answer.actor
            codes = ", ".join(part for part in (actor.type, actor.country, actor.sector, actor.office) if part)
            line = Text.assemble((printable(actor.name), "cyan"), f" ({actor.id}): ", codes)
            console.print(Padding(line, (0, 0, 0, 2)))
            console.print(Padding(Text(answer.why, style="dim"), (0, 0, 0, 4)))
            if answer.offices:
                console.print(_offices(answer))
        console.print()


def _offices(answer: Answer) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    for held in answer.offices:
        begin, end = held.begin or "?", held.end or "today"
        style = "" if held in answer.current else "dim"
        table.add_row(held.country, printable(held.office), f"{begin} to {end}", held.note, style=style)
    return Padding(table, (0, 0, 0, 4))
