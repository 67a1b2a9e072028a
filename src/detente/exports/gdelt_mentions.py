"""GDELT 2.0 Mentions: 16 columns, tab-separated, a row a claim of each row of ``gdelt.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from detente.actors.actor import ActorMention
from detente.claims.claim import Claim
from detente.columns import Column, Sheet
from detente.exports.codes import cameo_actor
from detente.exports.dyads import sentence_number
from detente.exports.fitting import USUAL, Fitting, Manner
from detente.exports.gdelt import GdeltRow, gdelt_rows, moment
from detente.exports.tabbed import write_sheet
from detente.ledger.asking.told import Source, Told
from detente.ledger.events.event import Party

# A mention by one of these had to be read from elsewhere in the text.
_READ_FROM_ELSEWHERE = ("pronoun", "nominal", "role", "apposition", "possessive")


@dataclass(frozen=True, slots=True)
class Mention:
    """One claim of a row of events; ``offset`` values are -1 where the claim does not name that actor."""

    row: GdeltRow
    claim: Claim

    @property
    def source(self) -> Source:
        """What is known of its article."""
        return self.row.dyad.told.sources[self.claim.article.id]

    @property
    def one(self) -> ActorMention | None:
        """The words for the first actor."""
        return _words(self.claim, self.row.dyad.actor, self.row.one.code)

    @property
    def other(self) -> ActorMention | None:
        """The words for the second."""
        return _words(self.claim, self.row.dyad.recipient, self.row.other.code)


def write(told: Iterable[Told], out: BinaryIO, manner: Manner = USUAL) -> Counter[str]:
    """Write the mentions of the events that ``gdelt.write`` writes; gives how many events were left out, by reason."""
    fitting = Fitting(told, manner)
    write_sheet(MENTIONS, (mention for one in fitting for mention in _mentions(one)), out, header=bool(manner.header))
    return fitting.left


def _mentions(told: Told) -> Iterator[Mention]:
    for row in gdelt_rows(told):
        for claim in told.claims:
            yield Mention(row, claim)


def _words(claim: Claim, party: Party | None, code: str) -> ActorMention | None:
    """The mention of a party in a claim: of itself, or of another of the same code."""
    if party is None:
        return None
    mentions: Sequence[ActorMention] = (*claim.actors, *claim.recipients)
    same = [one for one in mentions if one.id == party.id]
    alike = [one for one in mentions if code and _code(one) == code]
    return next(iter(same or alike), None)


def _code(one: ActorMention) -> str:
    return cameo_actor(Party(one.id, one.name, one.type, one.country, one.sector, one.office)).code


def _offset(mention: ActorMention | None) -> int:
    return -1 if mention is None else mention.start


def _identifier(mention: Mention) -> str:
    """The address of the page, or where it has none what it would be cited by."""
    article = mention.claim.article
    if article.url:
        return article.url
    cited = mention.source.outlet, article.headline, article.published
    return ", ".join(part for part in cited if part) or article.id


def _named(mention: Mention) -> int:
    both = (mention.one, mention.other)
    return int(all(one is None or one.via not in _READ_FROM_ELSEWHERE for one in both))


MENTIONS: Sheet[Mention] = (
    Column("GlobalEventID", "integer", "as in the events", lambda one: one.row.number),
    Column("EventTimeDate", "integer", "DATEADDED of the event", lambda one: int(moment(one.row.dyad.told.added))),
    Column("MentionTimeDate", "integer", "the moment the article came into the ledger (UTC)",
           lambda one: int(moment(one.source.added))),
    Column("MentionType", "integer", "1 for a page with an address, 2 for one without",
           lambda one: 1 if one.claim.article.url else 2),
    Column("MentionSourceName", "text", "the outlet", lambda one: one.source.outlet),
    Column("MentionIdentifier", "text", "`article.url`; where there is none outlet, headline and day", _identifier),
    Column("SentenceID", "integer", "the number of the sentence in the body, from 1",
           lambda one: sentence_number(one.source.body, one.claim.evidence.start)),
    Column("Actor1CharOffset", "integer", "`start` of the actor's words; -1 where the claim does not name it",
           lambda one: _offset(one.one)),
    Column("Actor2CharOffset", "integer", "`start` of the recipient's words; -1 likewise",
           lambda one: _offset(one.other)),
    Column("ActionCharOffset", "integer", "`evidence.trigger.start`", lambda one: one.claim.evidence.trigger.start),
    Column("InRawText", "integer", "0 where an actor was resolved from elsewhere (a pronoun, a role), else 1",
           _named),
    Column("Confidence", "integer", "`confidence` of the claim, in per cent",
           lambda one: round(100 * one.claim.confidence)),
    Column("MentionDocLen", "integer", "characters of the body", lambda one: len(one.source.body)),
    Column("MentionDocTone", "number", "empty: tone is not measured", lambda one: None),
    Column("MentionDocTranslationInfo", "text", "empty: only English is coded, as it stands", lambda one: None),
    Column("Extras", "text", "empty, as in GDELT", lambda one: None),
)  # fmt: skip
