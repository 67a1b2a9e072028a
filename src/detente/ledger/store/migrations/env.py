"""What alembic runs for each upgrade: the steps, in the transaction that ``opening`` has begun."""

from __future__ import annotations

from alembic import context

from detente.ledger.store.migrations import VERSION_TABLE
from detente.ledger.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
