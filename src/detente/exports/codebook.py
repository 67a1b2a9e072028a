"""The codebook as a sheet: a row for every code that a claim or event can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.columns import Column, Sheet, field
from detente.ontology import ontology


@dataclass(frozen=True, slots=True)
class Code:
    """A code of one ``list``, with those that it stands for or belongs to; fields that it has no value of are None."""

    list: str
    code: str
    definition: str
    event: str | None = None
    mode: str | None = None
    cameo: str | None = None
    quad: int | None = None
    score: float | None = None
    contexts: tuple[str, ...] = ()


CODES: Sheet[Code] = (
    field("list", "text", "list", "what it is a code of: kind, event, mode, context, status, sector, country, cameo"),
    field("code", "text", "code", "the code"),
    field("definition", "text", "definition", "what it is"),
    field("event", "text", "event", "PLOVER event type that a kind, mode or CAMEO code belongs to"),
    field("mode", "text", "mode", "PLOVER mode of a kind or CAMEO code, auxiliary mode of a status"),
    field("cameo", "text", "cameo", "CAMEO code of a kind or event type; text, for its leading zero"),
    field("quad", "integer", "quad", "quad class: PLOVER's of an event type, GDELT's of a CAMEO code"),
    field("score", "number", "score", "PLOVER's score of a type or mode, Goldstein value of a CAMEO code"),
    Column("contexts", "texts", "PLOVER contexts of a kind or CAMEO code", lambda code: list(code.contexts)),
)


def codes() -> Iterator[Code]:
    """The whole vocabulary, list by list."""
    known = ontology()
    for kind in known.kinds.values():
        yield Code("kind", kind.name, kind.definition, kind.event, kind.mode, kind.cameo, contexts=kind.contexts)
    for event in known.events.values():
        yield Code("event", event.name, event.definition, cameo=event.cameo, quad=event.quad, score=event.score)
    for mode in known.modes.values():
        yield Code("mode", mode.name, mode.definition, mode.event, score=mode.score)
    for context in known.contexts.values():
        yield Code("context", context.name, context.definition)
    for status in known.statuses.values():
        yield Code("status", status.name, status.definition, mode=status.auxiliary)
    for sector in known.sectors.values():
        yield Code("sector", sector.code, sector.definition)
    for body in known.codes.values():
        yield Code("country", body.code, f"{body.name}: {body.definition}")
    for one in known.cameo.values():
        yield Code("cameo", one.code, one.name, one.event, one.mode, None, one.quad, one.goldstein, one.contexts)
