"""``detente add``: pages into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Actors, Ledger, Paths, Published
from detente.cli.run import Run, running

if TYPE_CHECKING:
    from detente.errors import InputError
    from detente.ledger.store.added import Added

EXAMPLES = """\b
Examples:
  detente add pages/                                  into detente.db, made if there is none
  detente add pages/ --jobs 4                         with four processes
  detente add page.html --ledger gulf.db              a ledger of its own
  detente add news.jsonl --ledger postgresql+psycopg://ann@db.example.org/news
  zcat news.jsonl.gz | detente add -                  from a pipe

\b
A page that is in the ledger is not added twice, and a page that changed becomes a new version:
cut it off and run it again as you like.
"""


def add(
    paths: Paths,
    ledger: Ledger = "detente.db",
    published: Published = None,
    actors: Actors = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use.")] = 1,
) -> None:
    """Code pages and add them to a ledger, where claims of one happening become one event."""
    with running() as run:
        from detente import pipeline
        from detente.ledger.asking.lists import count_events
        from detente.ledger.asking.question import Question
        from detente.ledger.store.opening import open_store

        store = open_store(ledger)
        results = pipeline.add_many(
            paths, store, published=published, jobs=jobs, actors=[str(file) for file in actors or ()]
        )
        try:
            said = _summary(run, results)
            with store.reading() as connection:
                events = count_events(connection, Question())
            typer.echo(f"{said}; {events} event{'' if events == 1 else 's'} in {store.name}")
        finally:
            store.close()


def _summary(run: Run, results: Iterable[Added | InputError]) -> str:
    """What was done, in words, once it is done; each page that is no story says so on standard error."""
    states: Counter[str] = Counter()
    claims = 0
    for added in run.good(results):
        states[added.state] += 1
        claims += added.claims
        if added.reason:
            run.say(f"{added.source}: {added.reason}")
    named = (("new", "new"), ("changed", "changed"), ("same", "there already"), ("aside", "kept aside"))
    parts = [f"{states[state]} {words}" for state, words in named if states[state]]
    pages = f"{run.summary} ({', '.join(parts)})" if parts else run.summary
    return f"{pages}; {claims} claim{'' if claims == 1 else 's'}"
