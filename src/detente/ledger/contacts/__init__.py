"""Contacts: leaders and governments talking, what was told as part of it, and each side's account of it."""
