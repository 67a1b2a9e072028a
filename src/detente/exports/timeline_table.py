"""A timeline as a chart on a terminal: a bar a step, its parts the quad classes, and the mean Goldstein beside it."""

from __future__ import annotations

from itertools import groupby
from typing import BinaryIO

from rich.text import Text

from detente.exports.grid import console_on
from detente.exports.printable import printable
from detente.ledger.asking.timeline import Point, Timeline

# Quad classes 1 to 4: signs that differ without colour too.
_SIGNS = ("░", "▒", "▓", "█")
_STYLES = ("cyan", "blue", "yellow", "red")
_NAMES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_LENGTHS = {"day": 10, "week": 10, "month": 7, "year": 4}
_BESIDE = 32


def write_timeline(drawn: Timeline, out: BinaryIO) -> None:
    """Draw the directions under each other, on one scale; steps without events are left out where many in a row are."""
    most = max((point.events for point in drawn.points), default=0)
    with console_on(out) as console:
        legend = [
            part
            for sign, style, name in zip(_SIGNS, _STYLES, _NAMES, strict=True)
            for part in ((sign, style), f" {name}   ")
        ]
        if most:
            console.print(Text.assemble(*legend))
        scale = min(1.0, (console.width - _BESIDE) / most) if most else 1.0
        by_direction = sorted(drawn.points, key=lambda point: _order(drawn, point))
        for direction, points in groupby(by_direction, key=lambda point: point.direction):
            console.print()
            console.print(Text(printable(direction), style="bold"))
            for empty, run in groupby(points, key=lambda point: point.events == 0):
                several = list(run)
                if empty and len(several) > 2:
                    console.print(Text(f"  … {len(several)} {drawn.step}s without events", style="dim"))
                    continue
                for point in several:
                    console.print(_line(point, drawn.step, scale))
        if drawn.undated:
            them = "event is" if drawn.undated == 1 else "events are"
            console.print()
            console.print(Text(f"{drawn.undated} more {them} not dated to the {drawn.step}.", style="dim"))


def _order(drawn: Timeline, point: Point) -> int:
    return list(dict.fromkeys(each.direction for each in drawn.points)).index(point.direction)


def _line(point: Point, step: str, scale: float) -> Text:
    line = Text(f"  {point.start[: _LENGTHS[step]]}  {point.events:>5}  ")
    mean = "" if point.goldstein is None else f"{point.goldstein:+.1f}"
    line.append(f"{mean:>5}  ", style="dim")
    drawn = 0
    for reached, sign, style in zip(_reached(point), _SIGNS, _STYLES, strict=True):
        # Rounded at the ends of parts, so that the whole bar is as long as it should be.
        upto = max(round(reached * scale), drawn)
        line.append(sign * (upto - drawn), style=style)
        drawn = upto
    return line


def _reached(point: Point) -> list[int]:
    return [sum(point.quads[: quad + 1]) for quad in range(4)]
