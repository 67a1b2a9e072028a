"""Pledges: what was offered, promised, invited to, demanded or threatened, and what came of it."""
