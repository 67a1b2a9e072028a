"""Asking the ledger: filters, lists, timelines, charts and what there is to know about its coverage."""
