"""The tables, the same in SQLite and Postgres.

Days are ISO 8601 calendar days (``2019-03-01``) and moments UTC times (``2019-03-01T12:30:00Z``), both as text, which
sorts as time does; coordinates are degrees (WGS 84); scores and confidence are 0 to 1; offsets count characters of the
body. ``record`` columns hold the whole record as JSON, in the form that ``detente code`` writes; the columns beside it
are those that are asked for. ``docs/reference/ledger.md`` explains each table.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

# One row a version of a page. ``page`` is what makes two captures the same page: its URL, or where it lay. The claims
# of former versions stand in ``former``; those of the current one are rows of ``claims``.
articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True, comment="what the full-text index knows it by"),
    Column("id", String, nullable=False, unique=True, comment="from page and sha256"),
    Column("page", String, nullable=False, index=True),
    Column("version", Integer, nullable=False, comment="1 for the first"),
    Column("current", Boolean, nullable=False),
    Column("sha256", String, nullable=False, index=True, unique=True, comment="of the capture's bytes"),
    Column("source", Text, nullable=False, comment="the input as the user named it"),
    Column("url", Text),
    Column("outlet", Text, comment="publisher, or the host of the URL"),
    Column("headline", Text),
    Column("published", String, comment="first day it may have been published"),
    Column("published_end", String, comment="last such day"),
    Column("published_basis", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("language", String),
    Column("credit", Text, comment="wire service that the page credits"),
    Column("origin", String, index=True, comment="id of the first article of the same text or wire story"),
    Column("signature", LargeBinary, comment="MinHash of the body"),
    Column("body", Text, nullable=False),
    Column("record", Json, nullable=False, comment="the article with its furniture"),
    Column("former", Json, comment="claims of a version that is no longer current"),
    Column("added", String, nullable=False, comment="UTC time"),
    Column("coder", String, nullable=False, comment="version of Detente that made the claims"),
    Column("by", String, comment="the person who added it at the desk"),
    # Enough to count by, without the pages of the file that the texts fill.
    Index("articles_in_brief", "id", "outlet", "current", "kind"),
    Index("articles_by_outlet", "outlet", "current", "published", "coder"),
    Index("articles_by_day", "published", "current"),
)

# Current articles that share a band of their signatures are looked at for one origin.
bands = Table(
    "bands",
    metadata,
    Column("band", String, primary_key=True),
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# What a person corrected is laid over ``record`` when it is read (``reviews``), and the columns here follow it.
claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, comment="what the full-text index knows it by"),
    Column("id", String, nullable=False, unique=True, comment="from page, sentence and act: stays when re-coded"),
    Column("article", String, ForeignKey("articles.id"), nullable=False),
    Column("position", Integer, nullable=False, comment="offset of the act's word"),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("kind", String),
    Column("cameo", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    Column("status", String, nullable=False),
    Column("date_start", String),
    Column("date_end", String),
    Column("date_precision", String, nullable=False),
    Column("country", String, comment="of the place"),
    Column("speaker", Text, comment="on whose word: the innermost speaker or medium; none is the outlet's own"),
    Column("confidence", Float, nullable=False, index=True),
    Column("stake", Float, nullable=False, index=True, comment="what it would cost to be wrong: unsure, hostile deeds"),
    Column("rejected", Boolean, nullable=False, comment="a person judged it wrong"),
    Column("happening", String, comment="id of its event"),
    Column("sentence", Text, nullable=False),
    Column("record", Json, nullable=False),
    Index("claims_of_events", "happening", "article"),
    # With what coverage is counted by.
    Index("claims_of_articles", "article", "happening", "rejected", "date_start", "country", "speaker"),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True, comment="that of its founding claim"),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("kind", String),
    Column("cameo", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    Column("contexts", String, nullable=False, comment="each between bars: |diplomatic|military|"),
    Column("status", String, nullable=False),
    Column("date_start", String),
    Column("date_end", String),
    Column("date_precision", String, nullable=False),
    Column("day", String, nullable=False, comment="to sort by: first day, else first publication, else empty"),
    Column("country", String, comment="of the place"),
    Column("place", Text, comment="its name"),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("confidence", Float, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("first_published", String),
    Column("last_published", String),
    Column("record", Json, nullable=False),
    Index("events_by_day", "day", "id"),
    Index("events_by_type", "event", "day"),
    Index("events_by_kind", "kind", "day"),
    Index("events_by_country", "country", "day"),
    # Enough to draw timelines from and to sort by, without the pages of the file that the records fill.
    Index(
        "events_in_brief",
        *("id", "day", "date_precision", "quad", "goldstein", "confidence", "claims", "origins", "contested"),
    ),
)

# Who took part in an event or spoke of it: side is actor, recipient or speaker.
parties = Table(
    "parties",
    metadata,
    Column("happening", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("side", String, primary_key=True),
    Column("actor", String, primary_key=True, comment="id of the actor"),
    Column("country", String),
    Column("sector", String),
    Column("type", String),
    Column("day", String, nullable=False, comment="of the event"),
    Index("parties_by_actor", "actor", "side", "day", "happening"),
    Index("parties_by_country", "country", "side", "day", "happening"),
)

# Countries of one side towards those of the other, once an event and pair; both ways where all are actors.
dyads = Table(
    "dyads",
    metadata,
    Column("source", String, primary_key=True),
    Column("target", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("happening", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# Claims that share a block are compared.
blocks = Table(
    "blocks",
    metadata,
    Column("block", String, primary_key=True),
    Column("claim", String, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# The machine's judgements on pairs of claims that may tell of one happening; those of people follow from ``reviews``.
judgements = Table(
    "judgements",
    metadata,
    Column("a", String, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("b", String, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("same", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Json, nullable=False),
    Column("at", String, nullable=False),
)
# Of which pairs it is open whether they are one happening: what people are asked.
doubtful = judgements.c.score.between(literal_column("0.25"), literal_column("0.75"))
Index("judgements_in_doubt", judgements.c.score, sqlite_where=doubtful, postgresql_where=doubtful)

contacts = Table(
    "contacts",
    metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("record", Json, nullable=False),
)

# The events that are part of a contact; how sure that is, is in the record of the contact.
contents = Table(
    "contents",
    metadata,
    Column("contact", String, ForeignKey("contacts.event", ondelete="CASCADE"), primary_key=True),
    Column("event", String, primary_key=True, index=True),
)

pledges = Table(
    "pledges",
    metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("fate", String, nullable=False),
    Column("made", String),
    Column("due", String),
    Column("settled", String),
    Column("lapses", String, comment="day after which it has lapsed, if nothing settles it"),
    Column("record", Json, nullable=False),
    Index("pledges_by_fate", "fate", "lapses", "kind", "event"),
)

# The later events that bear on a pledge; how, is in the record of the pledge.
bearings = Table(
    "bearings",
    metadata,
    Column("pledge", String, ForeignKey("pledges.event", ondelete="CASCADE"), primary_key=True),
    Column("event", String, primary_key=True, index=True),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("claims", Json, nullable=False),
    Column("rest", Json, nullable=False),
    Column("changes", Json, nullable=False),
    Column("note", Text),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False, index=True),
    Column("undone", String),
)

# Which claims a review is about: what the machine must look up before it touches a claim.
reviewed = Table(
    "reviewed",
    metadata,
    Column("review", String, ForeignKey("reviews.id"), primary_key=True),
    Column("claim", String, primary_key=True, index=True),
)

# Those who log in to the desk (``web.people``). Of passwords, sessions and tokens only what tells them is kept.
users = Table(
    "users",
    metadata,
    Column("name", String, primary_key=True, comment="in lower case; what they do is signed with it"),
    Column("role", String, nullable=False, comment="reader, analyst or admin"),
    Column("password", String, nullable=False, comment="argon2 hash"),
    Column("active", Boolean, nullable=False, comment="whether they may log in"),
    Column("added", String, nullable=False, comment="UTC time"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String, primary_key=True, comment="SHA-256 of what the cookie holds"),
    Column("user", String, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("began", String, nullable=False),
    Column("ends", String, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False, unique=True, comment="SHA-256 of the token"),
    Column("user", String, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", String, nullable=False, comment="what it is for"),
    Column("role", String, nullable=False, comment="at most; no more than that of its user"),
    Column("made", String, nullable=False),
    Column("ends", String, comment="never, where there is none"),
)
