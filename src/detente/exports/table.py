"""Claims as a table to read: a claim a row, its sentence below it, under a rule for each article."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from detente.actors.actor import ActorMention
from detente.claims.claim import ArticleReference, Attribution, Claim, ClaimDate, Evidence
from detente.exports.grid import Grid, console_on
from detente.exports.printable import printable
from detente.ledger.events.event import Party

# A sentence longer than this is shown only around its act: pages without full stops have sentences of a whole page.
LONGEST_SENTENCE = 480

STATUS_STYLE = {
    "happened": "green",
    "under_way": "green",
    "announced": "cyan",
    "possible": "yellow",
    "denied": "red",
    "negated": "red",
}
_GRID = Grid(
    ("date", 10), ("actor", 0.27), ("event, kind", 0.20), ("recipient", 0.27), ("status", 9), ("on whose word", 0.26)
)


def write(claims: Iterable[Claim], out: BinaryIO) -> None:
    """Show the claims as they come, article by article; coloured where ``out`` is a terminal."""
    with console_on(out) as console:
        for article, group in groupby(claims, key=lambda claim: claim.article):
            console.print(Rule(_title(article), align="left", style="dim"))
            show(group, console)


def show(claims: Iterable[Claim], console: Console) -> None:
    """The headings, then each claim as it comes."""
    console.print(_GRID.headings(console.width))
    for claim in claims:
        console.print(_GRID.row(console.width, _cells(claim)))
        sentence = _sentence(claim.evidence, coloured=console.color_system is not None)
        console.print(Padding(sentence, (0, 0, 1, 2), expand=False))


def _cells(claim: Claim) -> list[Text]:
    coded = Text(claim.event + (f" {claim.mode}" if claim.mode else ""))
    if claim.kind:
        coded.append(f"\n{claim.kind}", style="bold")
    return [
        Text(day_of(claim.date)),
        Text(who(claim.actors)),
        coded,
        Text(who(claim.recipients)),
        Text(claim.status, style=STATUS_STYLE[claim.status]),
        _word(claim.attribution),
    ]


def _title(article: ArticleReference) -> Text:
    parts = [article.headline or article.id, article.publisher, article.published]
    return Text(printable(" · ".join(part for part in parts if part)), style="bold", overflow="ellipsis", no_wrap=True)


def day_of(date: ClaimDate) -> str:
    """The date as precise as it is: ``2018-03-26``, ``2018-03``, ``2018``, or a first and a last day."""
    if date.start is None:
        return "?"
    length = {"month": 7, "year": 4}.get(date.precision)
    if length:
        return date.start[:length]
    return date.start if date.end in (None, date.start) else f"{date.start}\n{date.end}"


def who(parties: Iterable[ActorMention | Party]) -> str:
    """The names of those on one side, each with its country where that is not its name."""
    return "; ".join(
        printable(one.name if one.country is None or one.type == "state" else f"{one.name} ({one.country})")
        for one in parties
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
