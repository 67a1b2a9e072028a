"""What people and programs ask of a desk: each route with its weight, about what is most in the ledger most often."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from detente.ledger.ledger import Ledger
from detente.ledger.store.schema import articles, claims, contacts, dyads, events, parties, pledges

_PAGE, _JSON, _FEED = "</html>", "}", "</feed>"
_SUBJECTS = 400  # of each noun there are so many to be asked for


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: the route it is counted under, and how its answer ends where it is whole."""

    route: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is asked about, as often as it stands here: ids, codes, pairs of codes, days, words."""

    countries: list[str]
    actors: list[str]
    pairs: list[tuple[str, str]]
    events: list[str]
    claims: list[str]
    articles: list[str]
    contacts: list[str]
    pledges: list[str]
    outlets: list[str]
    places: list[str]
    kinds: list[str]
    days: list[str]
    words: list[str]


def asks(ledger: Ledger, draw: random.Random) -> Iterator[Ask]:
    """Requests without end."""
    with ledger.store.reading() as connection:
        subjects = _subjects(connection, draw)
    kinds = list(_kinds(subjects, draw.choice))
    weights = [weight for weight, _, _ in kinds]
    while True:
        _, route, make = draw.choices(kinds, weights)[0]
        path, *query = make()
        of_programs = path.startswith("/api") or path == "/healthz"
        whole = _JSON if of_programs else _FEED if path.startswith("/feeds") else _PAGE
        yield Ask(route, path, tuple(query), whole)


def every_route(several: Iterator[Ask]) -> list[Ask]:
    """One request of each route, by name."""
    found: dict[str, Ask] = {}
    for _, ask in zip(range(20_000), several, strict=False):
        found.setdefault(ask.route, ask)
    return [found[name] for name in sorted(found)]


def _kinds(of: Subjects, pick: Callable[[Any], Any]) -> Iterator[tuple[int, str, Callable[[], list[Any]]]]:
    """Weight, name, and what makes the path with its query."""
    yield 14, "/", lambda: ["/"]
    yield 8, "/?party", lambda: ["/", ("party", pick(of.countries))]
    yield 4, "/?party&party", lambda: ["/", *(("party", one) for one in pick(of.pairs))]
    yield 5, "/?kind&since", lambda: ["/", ("kind", pick(of.kinds)), ("since", pick(of.days))]
    yield 3, "/?country", lambda: ["/", ("country", pick(of.places))]
    yield 3, "/?text", lambda: ["/", ("text", pick(of.words))]
    yield 2, "/?outlet", lambda: ["/", ("outlet", pick(of.outlets))]
    yield 2, "/?sort", lambda: ["/", ("sort", pick(["surest", "most-told", "most-hostile"]))]
    yield 4, "/?until (further pages)", lambda: ["/", ("until", pick(of.days))]
    yield 16, "/events/{id}", lambda: [f"/events/{pick(of.events)}"]
    yield 3, "/articles", lambda: ["/articles"]
    yield 1, "/articles?text", lambda: ["/articles", ("text", pick(of.words))]
    yield 1, "/articles?outlet", lambda: ["/articles", ("outlet", pick(of.outlets))]
    yield 6, "/articles/{id}", lambda: [f"/articles/{pick(of.articles)}"]
    yield 3, "/contacts", lambda: ["/contacts"]
    yield 1, "/contacts?party", lambda: ["/contacts", ("party", pick(of.countries))]
    yield 4, "/contacts/{id}", lambda: [f"/contacts/{pick(of.contacts)}"]
    yield 5, "/actors/{id}", lambda: [f"/actors/{pick(of.actors)}"]
    yield 5, "/countries/{code}", lambda: [f"/countries/{pick(of.countries)}"]
    yield 4, "/dyads/{one}/{other}", lambda: ["/dyads/" + "/".join(pick(of.pairs))]
    yield 3, "/pledges", lambda: ["/pledges"]
    yield 1, "/pledges?party", lambda: ["/pledges", ("party", pick(of.countries))]
    yield 2, "/timeline", lambda: ["/timeline"]
    yield 3, "/timeline?party", lambda: ["/timeline", ("party", pick(of.countries))]
    yield 2, "/map", lambda: ["/map"]
    yield 1, "/map?party", lambda: ["/map", ("party", pick(of.countries))]
    yield 2, "/change", lambda: ["/change"]
    yield 2, "/coverage", lambda: ["/coverage"]
    yield 1, "/codebook", lambda: ["/codebook"]
    yield 2, "/review", lambda: ["/review", ("queue", pick(["unsure", "weighty", "merges"]))]
    yield 1, "/add", lambda: ["/add"]
    api = "/api/v1"
    yield 5, f"{api}/events", lambda: [f"{api}/events"]
    yield 4, f"{api}/events?party", lambda: [f"{api}/events", ("party", pick(of.countries))]
    yield 5, f"{api}/events/{{id}}", lambda: [f"{api}/events/{pick(of.events)}"]
    yield 1, f"{api}/claims?party", lambda: [f"{api}/claims", ("party", pick(of.countries))]
    yield 1, f"{api}/claims/{{id}}", lambda: [f"{api}/claims/{pick(of.claims)}"]
    yield 1, f"{api}/articles", lambda: [f"{api}/articles"]
    yield 1, f"{api}/articles?party", lambda: [f"{api}/articles", ("party", pick(of.countries))]
    yield 2, f"{api}/contacts", lambda: [f"{api}/contacts"]
    yield 1, f"{api}/contacts/{{id}}", lambda: [f"{api}/contacts/{pick(of.contacts)}"]
    yield 2, f"{api}/pledges", lambda: [f"{api}/pledges", ("fate", "open")]
    yield 1, f"{api}/pledges/{{id}}", lambda: [f"{api}/pledges/{pick(of.pledges)}"]
    yield 2, f"{api}/timeline?party&party", lambda: [f"{api}/timeline", *(("party", one) for one in pick(of.pairs))]
    yield 1, f"{api}/timeline", lambda: [f"{api}/timeline", ("step", pick(["week", "month", "year"]))]
    yield 1, f"{api}/stats", lambda: [f"{api}/stats"]
    yield 1, f"{api}/facets", lambda: [f"{api}/facets"]
    yield 1, f"{api}/facets?party", lambda: [f"{api}/facets", ("party", pick(of.countries))]
    yield 1, f"{api}/actors?name", lambda: [f"{api}/actors", ("name", pick(["the German chancellor", "Putin", "EU"]))]
    yield 1, "/feeds/events.atom", lambda: ["/feeds/events.atom"]
    yield 1, "/healthz", lambda: ["/healthz"]


def _subjects(connection: Connection, draw: random.Random) -> Subjects:
    """From all over the ledger: ids follow from what is told, so that those after any id are of any time."""
    begin = f"{draw.randrange(4096):03x}"

    def some(column: Column[Any], *more: Column[Any]) -> Sequence[Any]:
        wanted = select(column, *more).where(column >= begin).order_by(column).limit(_SUBJECTS)
        return connection.execute(wanted).all()

    def of_them(table: Table, *columns: Column[Any]) -> Sequence[Any]:
        ids = [row.id for row in happened]
        return connection.execute(select(*columns).where(table.c.happening.in_(ids))).all()

    happened = some(events.c.id, events.c.kind, events.c.day, events.c.country)
    taking_part = of_them(parties, parties.c.actor, parties.c.country)
    told = of_them(claims, claims.c.id, claims.c.article, claims.c.sentence)
    outlets = select(articles.c.outlet).where(articles.c.id.in_([row.article for row in told[:_SUBJECTS]]))
    return Subjects(
        countries=[row.country for row in taking_part if row.country],
        actors=[row.actor for row in taking_part],
        pairs=[(row.source, row.target) for row in of_them(dyads, dyads.c.source, dyads.c.target)],
        events=[row.id for row in happened],
        claims=[row.id for row in told],
        articles=[row.article for row in told],
        contacts=[row.event for row in some(contacts.c.event)],
        pledges=[row.event for row in some(pledges.c.event)],
        outlets=[row.outlet for row in connection.execute(outlets) if row.outlet],
        places=[row.country for row in happened if row.country],
        kinds=[row.kind for row in happened if row.kind],
        days=[row.day for row in happened if row.day],
        words=[max(row.sentence.split(), key=len).strip(".,") for row in told],
    )
