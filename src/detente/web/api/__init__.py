"""The REST API under /api/v1: a noun a file; the router of each is wired here.

telling.py     how it is described to programs, with an example of each record
filters.py     what may stand in an address
answering.py   JSON in pages, whole tables, tags
feeds.py       Atom
health.py      whether the desk is well, and how much it does
"""

from detente.web.api import (
    actors,
    articles,
    claims,
    coding,
    contacts,
    events,
    feeds,
    health,
    pledges,
    reviews,
    stats,
    timeline,
)

ROUTERS = tuple(
    noun.router
    for noun in (
        events, claims, articles, contacts, pledges, actors, timeline, stats, coding, reviews, feeds, health,
    )
)  # fmt: skip
