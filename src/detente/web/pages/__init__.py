"""The pages: a file each; the router of each is wired here."""

from detente.web.pages import (
    account,
    actors,
    add,
    articles,
    change,
    codebook,
    contacts,
    coverage,
    events,
    ledger,
    login,
    map,
    pledges,
    review,
    script,
    timeline,
    users,
    world,
)

ROUTERS = tuple(
    page.router
    for page in (
        account,
        actors,
        add,
        articles,
        change,
        codebook,
        contacts,
        coverage,
        events,
        ledger,
        login,
        map,
        pledges,
        review,
        script,
        timeline,
        users,
        world,
    )
)
