"""The claim: what one article says happened, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.actors.actor import ActorMention
from detente.times.timex import Precision, TimeBasis

Status = Literal["happened", "under_way", "announced", "possible", "denied", "negated"]


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """What a claim carries of its article."""

    id: str
    url: str | None
    publisher: str | None
    headline: str | None
    published: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class ClaimDate:
    """When the act took place: ISO calendar days, both included; None where the text does not say."""

    start: str | None
    end: str | None
    precision: Precision
    basis: TimeBasis
    text: str | None


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where the act took place, with coordinates in degrees (WGS 84)."""

    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of those on whose word the claim stands; ``text`` is verbatim at its offsets in the body.

    ``speaker`` is None where the text names a medium or source that is no known actor; ``medium`` is the vehicle
    ("statement", "readout", "Interfax"), None where there is none.
    """

    speaker: ActorMention | None
    medium: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of the act: 60 (``value``) diplomats (``of``), 40 tonnes (``unit``) of aid (``of``)."""

    value: float
    unit: str | None
    of: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the body, verbatim at its offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that the claim was read from, with the word that names the act."""

    text: str
    start: int
    end: int
    paragraph: int
    trigger: Span


@dataclass(frozen=True, slots=True)
class Coder:
    """What decided the code."""

    by: Literal["lexicon", "model", "both"]
    rule: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The unit of everything: see ``docs/reference/claim.md`` for every field and code."""

    id: str
    article: ArticleReference
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    kind: str | None
    cameo: str
    quad: int
    goldstein: float
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    status: Status
    date: ClaimDate
    place: ClaimPlace | None
    attribution: tuple[Attribution, ...]
    amounts: tuple[Amount, ...]
    evidence: Evidence
    confidence: float
    coder: Coder
    frame: str | None = None
