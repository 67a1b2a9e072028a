"""The pages: a file each; the router of each is wired here."""

from detente.web.pages import (
    actors,
    change,
    codebook,
    coverage,
    ledger,
    map,
    pledges,
    script,
    timeline,
    world,
)

ROUTERS = tuple(
    page.router
    for page in (
        actors,
        change,
        codebook,
        coverage,
        ledger,
        map,
        pledges,
        script,
        timeline,
        world,
    )
)
