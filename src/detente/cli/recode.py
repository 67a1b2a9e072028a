"""``detente recode``: the articles of a ledger, coded again by today's coder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Actors, Ledger
from detente.cli.run import running
from detente.exports.printable import printable

if TYPE_CHECKING:
    from detente.claims.claim import Claim
    from detente.ledger.store.recoding import Difference

EXAMPLES = """\b
Examples:
  detente recode --dry-run                            what would be different, and nothing written
  detente recode --jobs 4                             and now written
  detente recode --events                             events made anew from all claims as well

\b
What people judged of a claim holds for as long as its sentence tells it.
"""


def recode(
    ledger: Ledger = "detente.db",
    dry: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be different.")] = False,
    events: Annotated[
        bool, typer.Option("--events", help="Make all events, contacts and pledges anew as well, at once.")
    ] = False,
    actors: Actors = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use.")] = 1,
) -> None:
    """Code the articles of a ledger again with today's coder, and show what is different."""
    with running(unit="articles") as run:
        from detente import pipeline
        from detente.ledger.store.opening import open_store

        store = open_store(ledger, create=False)
        added = removed = changed = 0
        try:
            given = [str(file) for file in actors or ()]
            for found in run.good(pipeline.recode_many(store, dry=dry, jobs=jobs, actors=given)):
                added, removed, changed = (
                    added + len(found.added), removed + len(found.removed), changed + len(found.changed)
                )  # fmt: skip
                for line in _lines(found):
                    typer.echo(line)
            if events and not dry:
                store.rebuild()
        finally:
            store.close()
        done = "would be" if dry else "were"
        articles = run.summary.replace("page", "article")
        typer.echo(f"{articles}; {added} claims {done} added, {removed} removed, {changed} changed; {store.name}")


def _lines(found: Difference) -> Iterator[str]:
    """The difference of an article: a line for it, and one for each claim, with a sign before it."""
    if not found:
        return
    yield printable(found.source)
    for sign, claims in (("-", found.removed), ("+", found.added)):
        for claim in claims:
            yield f"  {sign} {_told(claim)}"
    for one in found.changed:
        yield f"  ~ {_told(one.after)} [{', '.join(one.fields)}]"


def _told(claim: Claim) -> str:
    sides = (" and ".join(party.name for party in side) for side in (claim.actors, claim.recipients))
    told = f"{claim.kind or claim.event} ({claim.status}): {' > '.join(side for side in sides if side)}"
    return printable(f"{told}: {claim.evidence.text}")
