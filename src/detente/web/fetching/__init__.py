"""Fetching: a page from an address that somebody gave, without letting the address lead the desk where it must not go.

address.py   which URLs are fetched at all
public.py    which IP addresses are on the public internet
guarded.py   connections: the address that was checked is the one that is connected to, and time runs out
robots.py    what a site asks of programs
fetcher.py   the page, through its redirects
"""

from detente.web.fetching.fetcher import Fetched, Fetcher, Limits

__all__ = ["Fetched", "Fetcher", "Limits"]
