"""The store: pages with their versions, claims, and everything made of them, in SQLite or Postgres."""
