"""``detente timeline``: how much happened, how hostile or friendly, over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.asked import FormatOption, asking_ledger
from detente.cli.asking import asking
from detente.cli.contacts import Actors
from detente.cli.options import Ledger, Output
from detente.errors import UsageError
from detente.exports.formats import Format

if TYPE_CHECKING:
    from detente.ledger.asking.question import Question

EXAMPLES = """\b
Examples:
  detente timeline Russia Turkey                      both ways, by month, on the terminal
  detente timeline USA China --by year --chart usa-china.svg
  detente timeline Iran --quad 3 --quad 4 --by week
  detente timeline France Mali -o timeline.csv
"""


class By(StrEnum):
    """The steps of a timeline."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@asking
def timeline(
    question: Callable[[], Question],
    actors: Actors = None,
    by: Annotated[By, typer.Option(help="The step.")] = By.MONTH,
    chart: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw it: .svg, .png, .html or .json (Vega-Lite).", show_default=False),
    ] = None,
    ledger: Ledger = "detente.db",
    format: FormatOption = None,
    output: Output = None,
) -> None:
    """Count events and their mean Goldstein value by day, week, month or year; between two actors both ways."""
    with asking_ledger(ledger, format, output) as asked:
        from detente.ledger.asking.sheets import POINTS
        from detente.ledger.asking.whom import whom

        wanted = question()
        wanted = replace(wanted, parties=(*wanted.parties, *map(whom, actors or ())))
        drawn = asked.ledger.timeline(wanted, step=by.value)
        if not drawn.points:
            few = f"{drawn.undated} events answer this, none dated to the {by.value}" if drawn.undated else ""
            asked.run.say(few or "nothing in the ledger answers this")
        elif chart is not None:
            title = " and ".join(one.name for one in wanted.parties) or "All events"
            draw(drawn, title, chart)
        elif asked.format is Format.TABLE:
            from detente.exports.timeline_table import write_timeline

            write_timeline(drawn, asked.out)
        else:
            asked.write(drawn.points, POINTS, lambda records, out: 0)


def draw(drawn: Any, title: str, chart: Path) -> None:
    """Write the chart in the format of the file's name."""
    import json

    from detente.exports.replacing import replacing
    from detente.ledger.asking.chart import chart as charted

    kind = chart.suffix.lower().lstrip(".")
    if kind not in ("svg", "png", "html", "json"):
        raise UsageError(f"--chart {chart}: name a file that ends in .svg, .png, .html or .json")
    specification = charted(drawn, title)
    if kind == "json":
        made = json.dumps(specification, ensure_ascii=False, indent=1).encode()
    else:
        import vl_convert

        if kind == "png":
            made = vl_convert.vegalite_to_png(specification, scale=2)
        elif kind == "svg":
            made = vl_convert.vegalite_to_svg(specification).encode()
        else:
            # With the script of Vega inside: it opens without a network.
            made = vl_convert.vegalite_to_html(specification, bundle=True).encode()
    with replacing(chart) as out:
        out.write(made)
