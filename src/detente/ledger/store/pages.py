"""Which captures are of one page, and the ids that follow from it.

A page is known by, in this order:

1. its URL, where the URL names a page: without scheme, ``www.``, fragment and the marks of campaigns; an address that
   is a site's front is no page's own;
2. the id that a line of JSONL gives it, within its file;
3. the file it lay in, by its path from the ledger's folder (or its whole path), for a capture that is a file;
4. nothing but its bytes: a line of JSONL with neither URL nor id, standard input, a string given from Python.

A capture of other bytes with the same page is a new version of it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from detente.articles.article import Article
from detente.claims.claim import Claim

_LINE = re.compile(r":\d+$")
# Where a reader came from, not what is read.
_CAMPAIGN = re.compile(r"(?i)^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ocid|smid)$")
_ID_LENGTH = 16
# Standard input, and a string given from Python.
_NO_PLACE = ("-", "<")


def page_of(article: Article, sha256: str, source: str, folder: str | None = None) -> str:
    """What makes a capture the same page as another; ``sha256`` is of its bytes, ``source`` as the user named it.

    ``folder`` is where the ledger is: files are known by their place beside it, so that both can be moved together.

    >>> page_of(Article("x", "a.html", "", (), url="https://www.example.org/a?utm_source=mail#top"), "0f", "a.html")
    'url:example.org/a'
    """
    if article.url and (address := _address(article.url)):
        return f"url:{address}"
    if article.id != sha256[:_ID_LENGTH]:
        return f"id:{_place(_LINE.sub('', source), folder)}#{article.id}"
    if not source.startswith(_NO_PLACE) and not _LINE.search(source):
        return f"file:{_place(source, folder)}"
    return f"bytes:{sha256}"


def storable(article: Article) -> Article:
    """The article without what no database takes in the fields that come as they were given."""
    return replace(
        article,
        id=_clean(article.id),
        source=_clean(article.source),
        url=article.url and _clean(article.url),
        publisher=article.publisher and _clean(article.publisher),
        origin=article.origin and _clean(article.origin),
    )


def version_id(page: str, sha256: str) -> str:
    """The id of one version of a page."""
    return _digest(page, sha256)


def in_ledger(claims: Sequence[Claim], page: str, article: Article) -> tuple[Claim, ...]:
    """The claims of an article as the ledger knows them: each id follows from the page, the sentence and the act's
    place in it, so that it stays when the page changes elsewhere or is coded anew. ``article`` is the version with its
    id.
    """
    seen: Counter[tuple[str, int]] = Counter()
    ids: dict[str, str] = {}
    for claim in claims:
        evidence = claim.evidence
        told = evidence.text, evidence.trigger.start - evidence.start
        ids[claim.id] = _digest(page, told[0], str(told[1]), str(seen[told]))
        seen[told] += 1
    return tuple(
        replace(
            claim,
            id=ids[claim.id],
            article=replace(
                claim.article, id=article.id, url=article.url, publisher=article.publisher, origin=article.origin
            ),
            frame=ids.get(claim.frame) if claim.frame else None,
        )
        for claim in claims
    )


def outlet_of(article: Article) -> str | None:
    """Who published an article, as far as can be told: the publisher it names, else the host of its URL."""
    if article.publisher or not article.url:
        return article.publisher
    try:
        host = urlsplit(article.url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _address(url: str) -> str | None:
    """A URL as the name of a page; None for the front of a site, which some sites give as every page's address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    asked = [(key, value) for key, value in parse_qsl(parts.query, True) if not _CAMPAIGN.match(key)]
    path = parts.path.rstrip("/")
    if not host or not (path or asked):
        return None
    return f"{host}{port}{path}{'?' + urlencode(sorted(asked)) if asked else ''}"


def _place(source: str, folder: str | None) -> str:
    if source.startswith(_NO_PLACE):
        return source
    path = os.path.abspath(source)
    return path if folder is None else os.path.relpath(path, folder)


def _clean(value: str) -> str:
    return value.replace("\0", "").encode("utf-8", "backslashreplace").decode()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]
