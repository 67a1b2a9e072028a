"""The pages: a file each; the router of each is wired here."""

from __future__ import annotations

from importlib import import_module

from fastapi import APIRouter

_PAGES = (
    "account",
    "actors",
    "add",
    "articles",
    "change",
    "codebook",
    "contacts",
    "coverage",
    "events",
    "ledger",
    "login",
    "map",
    "pledges",
    "review",
    "script",
    "timeline",
    "users",
    "world",
)

ROUTERS: tuple[APIRouter, ...] = tuple(import_module(f"{__name__}.{page}").router for page in _PAGES)
