"""The pages: a file each; the router of each is wired here."""

from detente.web.pages import (
    actors,
    articles,
    change,
    codebook,
    contacts,
    coverage,
    events,
    ledger,
    map,
    pledges,
    review,
    script,
    timeline,
    world,
)

ROUTERS = tuple(
    page.router
    for page in (
        actors,
        articles,
        change,
        codebook,
        contacts,
        coverage,
        events,
        ledger,
        map,
        pledges,
        review,
        script,
        timeline,
        world,
    )
)
