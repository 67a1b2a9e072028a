"""Those who log in to the desk, and who added a page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("articles", sa.Column("by", sa.String(), comment="the person who added it at the desk"))
    op.create_table(
        "users",
        sa.Column("name", sa.String(), nullable=False, comment="in lower case; what they do is signed with it"),
        sa.Column("role", sa.String(), nullable=False, comment="reader, analyst or admin"),
        sa.Column("password", sa.String(), nullable=False, comment="argon2 hash"),
        sa.Column("active", sa.Boolean(), nullable=False, comment="whether they may log in"),
        sa.Column("added", sa.String(), nullable=False, comment="UTC time"),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(), nullable=False, comment="SHA-256 of what the cookie holds"),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("began", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_sessions_user", "sessions", ["user"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False, comment="SHA-256 of the token"),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False, comment="what it is for"),
        sa.Column("role", sa.String(), nullable=False, comment="at most; no more than that of its user"),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), comment="never, where there is none"),
        sa.ForeignKeyConstraint(["user"], ["users.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("ix_tokens_user", "tokens", ["user"])
