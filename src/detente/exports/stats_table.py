"""The statistics of a ledger, to read on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from detente.exports.grid import console_on
from detente.exports.printable import printable
from detente.ledger.asking.stats import Stats

_MOST_OUTLETS = 20
_MOST_DAYS = 14


def write_stats(stats: Stats, out: BinaryIO) -> None:
    """Show what is in the ledger, then its coverage by outlet and by day."""
    with console_on(out) as console:
        facts = Table.grid(padding=(0, 2, 0, 0))
        facts.add_column(justify="right")
        for number, what in _counts(stats):
            facts.add_row(Text(str(number), style="bold"), Text(what))
        console.print(facts)
        console.print()
        console.print(_outlets(stats))
        if len(stats.outlets) > _MOST_OUTLETS:
            console.print(Text(f"… and {len(stats.outlets) - _MOST_OUTLETS} more outlets", style="dim"))
        if stats.days:
            console.print()
            console.print(_days(stats.days))
        if stats.precision:
            console.print()
            console.print(_precision(stats.precision))


def _counts(stats: Stats) -> list[tuple[object, str]]:
    versions = stats.versions - stats.articles
    pledges = ", ".join(f"{number} {fate}" for fate, number in stats.pledges.items())
    return [
        (
            stats.articles,
            f"articles, {stats.stories} of them news stories" + (f"; {versions} former versions" if versions else ""),
        ),
        (stats.claims, "claims" + (f", {stats.rejected} judged wrong" if stats.rejected else "")),
        (
            stats.events,
            f"events, {stats.contested} contested; " + ", ".join(f"{n} {kind}" for kind, n in stats.kinds.items()),
        ),
        (_share(stats.several), "of events told by more than one independent origin"),
        (stats.contacts, "contacts"),
        (sum(stats.pledges.values()), f"pledges{': ' if pledges else ''}{pledges}"),
        (_share(stats.dated), "of claims with a date"),
        (_share(stats.placed), "with a place"),
        (_share(stats.attributed), "on a speaker's word"),
        (stats.reviews, "reviews"),
    ]


def _outlets(stats: Stats) -> Table:
    table = _table("outlet", ">articles", ">claims", "from", "to", ">dated", ">placed", ">on a word")
    for one in stats.outlets[:_MOST_OUTLETS]:
        shares = (_share(one.dated), _share(one.placed), _share(one.attributed))
        name = printable(one.name or "not known")
        table.add_row(name, str(one.articles), str(one.claims), one.first or "?", one.last or "?", *shares)
    return table


def _days(days: Mapping[str, int]) -> Table:
    """The last days that articles are of, with a bar for their number."""
    table = _table("published", ">articles", "")
    last = list(days.items())[-_MOST_DAYS:]
    most = max(number for _, number in last)
    for day, number in last:
        table.add_row(day, str(number), Text("█" * max(1, round(40 * number / most)), style="cyan"))
    return table


def _precision(precision: Mapping[str, tuple[float, int]]) -> Table:
    table = _table("event", ">judged", ">right")
    for event, (share, number) in precision.items():
        table.add_row(event, str(number), _share(share))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(heading.lstrip(">"), justify="right" if heading.startswith(">") else "left")
    return table


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
