"""All claims at once: compared where they share a block, clustered, and stated as events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from detente.claims.claim import Claim
from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.clustering import cluster
from detente.ledger.events.event import Event
from detente.ledger.events.judgement import Judgement
from detente.ledger.events.likeness import likely
from detente.ledger.events.statement import event_of
from detente.ledger.events.telling import Telling, telling_of


def consolidate(
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    outlets: Mapping[str, str | None],
    held: Sequence[Judgement] = (),
) -> tuple[list[Event], list[Judgement]]:
    """The events that claims tell of, in the order of their founding claims, and the judgements that they rest on.

    ``origins`` and ``outlets`` are by the id of the article; one that is not in them stands for itself. ``held`` is
    what people judged. The same claims give the same events in any order.
    """
    by_id = {claim.id: claim for claim in claims}
    tellings = [
        telling_of(claim, origins.get(claim.article.id, claim.article.id), outlets.get(claim.article.id))
        for claim in by_id.values()
    ]
    judgements = list(compare(tellings))
    groups = cluster(tellings, judgements, held)
    events = [event_of([by_id[name] for name in group], origins, outlets) for group in groups]
    return events, judgements


def compare(tellings: Sequence[Telling]) -> Iterator[Judgement]:
    """The judgements worth keeping on all pairs that share a block."""
    shelves: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.id):
        for block in blocks_of(telling):
            shelves[block].append(telling)
    seen: dict[str, set[str]] = defaultdict(set)
    for block in sorted(shelves):
        shelf = shelves[block]
        for at, one in enumerate(shelf):
            known = seen[one.id]
            for other in shelf[at + 1 :]:
                if other.id not in known:
                    known.add(other.id)
                    judgement = likely(one, other)
                    if judgement is not None:
                        yield judgement
