"""The REST API under /api/v1: a noun a file; the router of each is wired here."""

from fastapi import APIRouter

ROUTERS: tuple[APIRouter, ...] = ()
