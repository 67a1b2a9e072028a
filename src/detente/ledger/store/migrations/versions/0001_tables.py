"""The tables as the first ledger had them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision: str | None = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer(), nullable=False, comment="what the full-text index knows it by"),
        sa.Column("id", sa.String(), nullable=False, comment="from page and sha256"),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="1 for the first"),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, comment="of the capture's bytes"),
        sa.Column("source", sa.Text(), nullable=False, comment="the input as the user named it"),
        sa.Column("url", sa.Text()),
        sa.Column("outlet", sa.Text(), comment="publisher, or the host of the URL"),
        sa.Column("headline", sa.Text()),
        sa.Column("published", sa.String(), comment="first day it may have been published"),
        sa.Column("published_end", sa.String(), comment="last such day"),
        sa.Column("published_basis", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("credit", sa.Text(), comment="wire service that the page credits"),
        sa.Column("origin", sa.String(), comment="id of the first article of the same text or wire story"),
        sa.Column("signature", sa.LargeBinary(), comment="MinHash of the body"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("record", JSON, nullable=False, comment="the article with its furniture"),
        sa.Column("former", JSON, comment="claims of a version that is no longer current"),
        sa.Column("added", sa.String(), nullable=False, comment="UTC time"),
        sa.Column("coder", sa.String(), nullable=False, comment="version of Detente that made the claims"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_articles_origin", "articles", ["origin"])
    op.create_index("ix_articles_page", "articles", ["page"])
    op.create_index("ix_articles_sha256", "articles", ["sha256"], unique=True)
    op.create_index("articles_in_brief", "articles", ["id", "outlet", "current", "kind"])
    op.create_index("articles_by_outlet", "articles", ["outlet", "current", "published", "coder"])
    op.create_index("articles_by_day", "articles", ["published", "current"])
    op.create_table(
        "events",
        sa.Column("id", sa.String(), nullable=False, comment="that of its founding claim"),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("mode", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("cameo", sa.String(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("goldstein", sa.Float(), nullable=False),
        sa.Column("contexts", sa.String(), nullable=False, comment="each between bars: |diplomatic|military|"),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date_start", sa.String()),
        sa.Column("date_end", sa.String()),
        sa.Column("date_precision", sa.String(), nullable=False),
        sa.Column(
            "day", sa.String(), nullable=False, comment="to sort by: first day, else first publication, else empty"
        ),
        sa.Column("country", sa.String(), comment="of the place"),
        sa.Column("place", sa.Text(), comment="its name"),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("first_published", sa.String()),
        sa.Column("last_published", sa.String()),
        sa.Column("record", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("events_by_day", "events", ["day", "id"])
    op.create_index("events_by_country", "events", ["country", "day"])
    op.create_index("events_by_kind", "events", ["kind", "day"])
    brief = ["id", "day", "date_precision", "quad", "goldstein", "confidence", "claims", "origins", "contested"]
    op.create_index("events_in_brief", "events", brief)
    op.create_index("events_by_type", "events", ["event", "day"])
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("claims", JSON, nullable=False),
        sa.Column("rest", JSON, nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("undone", sa.String()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reviews_at", "reviews", ["at"])
    op.create_table(
        "bands",
        sa.Column("band", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "article"),
    )
    op.create_index("ix_bands_article", "bands", ["article"])
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), nullable=False, comment="what the full-text index knows it by"),
        sa.Column("id", sa.String(), nullable=False, comment="from page, sentence and act: stays when re-coded"),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="offset of the act's word"),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("mode", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("cameo", sa.String(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("goldstein", sa.Float(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date_start", sa.String()),
        sa.Column("date_end", sa.String()),
        sa.Column("date_precision", sa.String(), nullable=False),
        sa.Column("country", sa.String(), comment="of the place"),
        sa.Column(
            "speaker", sa.Text(), comment="on whose word: the innermost speaker or medium; none is the outlet's own"
        ),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column(
            "stake", sa.Float(), nullable=False, comment="what it would cost to be wrong: unsure, hostile deeds"
        ),
        sa.Column("rejected", sa.Boolean(), nullable=False, comment="a person judged it wrong"),
        sa.Column("happening", sa.String(), comment="id of its event"),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("record", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["articles.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    told = ["article", "happening", "rejected", "date_start", "country", "speaker"]
    op.create_index("claims_of_articles", "claims", told)
    op.create_index("claims_of_events", "claims", ["happening", "article"])
    op.create_index("ix_claims_confidence", "claims", ["confidence"])
    op.create_index("ix_claims_stake", "claims", ["stake"])
    op.create_table(
        "contacts",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("record", JSON, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event"),
    )
    op.create_table(
        "dyads",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("happening", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["happening"], ["events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source", "target", "day", "happening"),
    )
    op.create_index("ix_dyads_happening", "dyads", ["happening"])
    op.create_table(
        "parties",
        sa.Column("happening", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False, comment="id of the actor"),
        sa.Column("country", sa.String()),
        sa.Column("sector", sa.String()),
        sa.Column("type", sa.String()),
        sa.Column("day", sa.String(), nullable=False, comment="of the event"),
        sa.ForeignKeyConstraint(["happening"], ["events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("happening", "side", "actor"),
    )
    op.create_index("parties_by_actor", "parties", ["actor", "side", "day", "happening"])
    op.create_index("parties_by_country", "parties", ["country", "side", "day", "happening"])
    op.create_table(
        "pledges",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("fate", sa.String(), nullable=False),
        sa.Column("made", sa.String()),
        sa.Column("due", sa.String()),
        sa.Column("settled", sa.String()),
        sa.Column("lapses", sa.String(), comment="day after which it has lapsed, if nothing settles it"),
        sa.Column("record", JSON, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event"),
    )
    op.create_index("pledges_by_fate", "pledges", ["fate", "lapses", "kind", "event"])
    op.create_table(
        "reviewed",
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review"],
            ["reviews.id"],
        ),
        sa.PrimaryKeyConstraint("review", "claim"),
    )
    op.create_index("ix_reviewed_claim", "reviewed", ["claim"])
    op.create_table(
        "bearings",
        sa.Column("pledge", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["pledge"], ["pledges.event"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pledge", "event"),
    )
    op.create_index("ix_bearings_event", "bearings", ["event"])
    op.create_table(
        "blocks",
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("block", "claim"),
    )
    op.create_index("ix_blocks_claim", "blocks", ["claim"])
    op.create_table(
        "contents",
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.event"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact", "event"),
    )
    op.create_index("ix_contents_event", "contents", ["event"])
    op.create_table(
        "judgements",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["claims.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
    )
    op.create_index("ix_judgements_b", "judgements", ["b"])
    doubtful = sa.text("score BETWEEN 0.25 AND 0.75")
    op.create_index("judgements_in_doubt", "judgements", ["score"], sqlite_where=doubtful, postgresql_where=doubtful)
