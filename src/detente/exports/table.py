"""Claims as a table to read: a claim a row, its sentence below it, under a rule for each article."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import BinaryIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.actors.actor import ActorMention
from detente.claims.claim import ArticleReference, Attribution, Claim, ClaimDate, Evidence
from detente.exports.printable import printable

# Where the output is no terminal, nothing says how wide a line may be.
UNKNOWN_WIDTH = 120
# A sentence longer than this is shown only around its act: pages without full stops have sentences of a whole page.
LONGEST_SENTENCE = 480

_STATUS_STYLE = {
    "happened": "green",
    "under_way": "green",
    "announced": "cyan",
    "possible": "yellow",
    "denied": "red",
    "negated": "red",
}
_HEADINGS = ("date", "actor", "event, kind", "recipient", "status", "on whose word")
_SHARES = (0.0, 0.27, 0.20, 0.27, 0.0, 0.26)
_DATE, _STATUS, _GAP = 10, 9, 2


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Show the claims as they come, article by article; coloured where ``out`` is a terminal."""
    with console_on(out) as console:
        for article, group in groupby(claims, key=lambda claim: claim.article):
            console.print(Rule(_title(article), align="left", style="dim"))
            show(group, console)


def show(claims: Iterable[Claim], console: Console) -> None:
    """The headings, then each claim as it comes."""
    console.print(_grid(console.width, [Text(heading, style="dim") for heading in _HEADINGS]))
    for claim in claims:
        console.print(_grid(console.width, _cells(claim)))
        sentence = _sentence(claim.evidence, coloured=console.color_system is not None)
        console.print(Padding(sentence, (0, 0, 1, 2), expand=False))


class _Console(Console):
    """rich's console, but a reader that has gone is an error for the caller, as with every other format."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


@contextmanager
def console_on(out: BinaryIO) -> Iterator[Console]:
    """A rich console that writes to a binary stream: as wide as the terminal, or a fixed width where there is none."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", write_through=True)
    try:
        console = _Console(file=text, highlight=False, emoji=False, markup=False)
        if not console.is_terminal:
            console.width = int(os.environ.get("COLUMNS", UNKNOWN_WIDTH))
        yield console
    finally:
        text.detach()  # the stream belongs to the caller


def _grid(width: int, cells: list[Text]) -> Table:
    """One row; widths are fixed by the terminal's, so that rows printed one by one stand under each other."""
    free = max(40, width - _DATE - _STATUS - _GAP * 5)
    row = Table.grid(padding=(0, _GAP, 0, 0))
    for heading, share in zip(_HEADINGS, _SHARES, strict=True):
        fixed = {"date": _DATE, "status": _STATUS}.get(heading)
        row.add_column(width=fixed or int(free * share), overflow="fold")
    row.add_row(*cells)
    return row


def _cells(claim: Claim) -> list[Text]:
    coded = Text(claim.event + (f" {claim.mode}" if claim.mode else ""))
    if claim.kind:
        coded.append(f"\n{claim.kind}", style="bold")
    return [
        Text(_day(claim.date)),
        Text(_who(claim.actors)),
        coded,
        Text(_who(claim.recipients)),
        Text(claim.status, style=_STATUS_STYLE[claim.status]),
        _word(claim.attribution),
    ]


def _title(article: ArticleReference) -> Text:
    parts = [article.headline or article.id, article.publisher, article.published]
    return Text(printable(" · ".join(part for part in parts if part)), style="bold", overflow="ellipsis", no_wrap=True)


def _day(date: ClaimDate) -> str:
    """The date as precise as it is: ``2018-03-26``, ``2018-03``, ``2018``, or a first and a last day."""
    if date.start is None:
        return "?"
    length = {"month": 7, "year": 4}.get(date.precision)
    if length:
        return date.start[:length]
    return date.start if date.end in (None, date.start) else f"{date.start}\n{date.end}"


def _who(mentions: tuple[ActorMention, ...]) -> str:
    return "; ".join(
        printable(one.name if one.country is None or one.type == "state" else f"{one.name} ({one.country})")
        for one in mentions
    )


def _word(attribution: tuple[Attribution, ...]) -> Text:
    """Those on whose word the claim stands, innermost first: ``Peskov, via Interfax``."""
    links = [link.speaker.name if link.speaker else link.medium or link.text for link in attribution]
    return Text(printable(", via ".join(links))) if links else Text("the outlet's own", style="dim")


def _sentence(evidence: Evidence, *, coloured: bool) -> Text:
    """The sentence with its act marked: by colour, or by brackets where there is none."""
    sentence = printable(evidence.text)
    start, end = evidence.trigger.start - evidence.start, evidence.trigger.end - evidence.start
    first, last = max(0, start - LONGEST_SENTENCE // 2), min(len(sentence), end + LONGEST_SENTENCE // 2)
    before = ("… " if first else "") + sentence[first:start]
    after = sentence[end:last] + (" …" if last < len(sentence) else "")
    act = sentence[start:end] if coloured else f"[{sentence[start:end]}]"
    return Text.assemble(before, (act, "bold magenta"), after)
