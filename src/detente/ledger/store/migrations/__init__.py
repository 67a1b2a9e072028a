"""The history of the tables: one file a step in ``versions``, applied by alembic when a ledger is opened."""

from __future__ import annotations

REVISIONS = ("0001", "0002", "0003")
"""Every step in its order; a ledger of a step that is not among them was made by a newer version of Detente."""

VERSION_TABLE = "detente_version"
