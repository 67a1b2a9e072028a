"""Events: which claims tell of one happening, and what can be said of it best."""

from detente.ledger.events.blocking import blocks_of
from detente.ledger.events.clustering import cluster, components
from detente.ledger.events.consolidate import compare, consolidate
from detente.ledger.events.event import Event, Party, Voice
from detente.ledger.events.judgement import Judgement, Reason
from detente.ledger.events.likeness import KEPT, SAME, judge, likely
from detente.ledger.events.origins import Page, alike, bands, origins_of, same_origin, signature
from detente.ledger.events.statement import event_of
from detente.ledger.events.telling import Telling, telling_of

__all__ = [
    "KEPT", "SAME", "Event", "Judgement", "Page", "Party", "Reason", "Telling", "Voice", "alike", "bands", "blocks_of",
    "cluster", "compare", "components", "consolidate", "event_of", "judge", "likely", "origins_of", "same_origin",
    "signature", "telling_of",
]  # fmt: skip
