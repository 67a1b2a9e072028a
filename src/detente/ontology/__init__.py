"""The vocabulary that claims are coded in: PLOVER, CAMEO with Goldstein's scale, and this project's kinds, as data."""

from detente.ontology.ontology import (
    ActorCode,
    Cameo,
    Context,
    Event,
    Kind,
    Mode,
    Ontology,
    Rule,
    Sector,
    StatusCode,
    ontology,
)

__all__ = [
    "ActorCode",
    "Cameo",
    "Context",
    "Event",
    "Kind",
    "Mode",
    "Ontology",
    "Rule",
    "Sector",
    "StatusCode",
    "ontology",
]
