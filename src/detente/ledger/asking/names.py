"""Names in words for the ids of actors and the codes of countries and sectors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from detente.actors.base import ActorBase
from detente.ontology import ontology
from detente.tables import rows


def name_of(code: str, base: ActorBase | None = None) -> str:
    """What an actor or a country is called: "RUS" Russia, "RUS.MIL" Russia: armed forces.

    An actor whom the base does not know is called by its id as words: "jaime-ortega" Jaime Ortega.
    """
    base = base or ActorBase.default()
    if code in base.states:
        return base.states[code].name
    if code in base.people:
        return base.people[code].name
    if code in base.organisations:
        return base.organisations[code].name
    if code in ontology().codes:
        return ontology().codes[code].name
    if code in sectors():
        return sectors()[code]
    country, dot, sector = code.partition(".")
    if dot and sector in sectors():
        return f"{name_of(country, base)}: {sectors()[sector]}"
    return code.replace("-", " ").title() if code == code.lower() else code


@cache
def sectors() -> Mapping[str, str]:
    """What the people of each PLOVER sector are called."""
    return {row["code"]: row["words"] for row in rows(files("detente.ledger.asking").joinpath("sectors.tsv"))}
