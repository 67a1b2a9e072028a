"""Origins: pages that print one text, in whole or for the most part, are one source, however many outlets there are.

Texts are compared by MinHash over runs of words (Broder 1997): the share of equal places in two signatures estimates
the share of runs that two texts have in common.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

_WORD = re.compile(r"\w+")
_RUN = 4  # words
_PLACES = 126
_BAND = 3  # places of a band: two texts that share 0.3 of their runs share a band two times in three, of 0.5 always
_PRIME = (1 << 31) - 1
# Two texts written apart about one event share less than 0.03 of their runs.
ALIKE = 0.3
ALIKE_OF_ONE_WIRE = 0.15


@dataclass(frozen=True, slots=True)
class Page:
    """What is needed of an article to find its origin.

    ``published`` is an ISO day or None, ``credit`` the wire service that it credits or None, ``signature`` that of its
    body.
    """

    id: str
    published: str | None
    credit: str | None
    signature: bytes


def signature(body: str) -> bytes:
    """The signature of a text: 126 numbers of 32 bits, little-endian; empty for a text of fewer than four words."""
    words = [word.lower() for word in _WORD.findall(body)]
    runs = {crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)}
    if not runs:
        return b""
    hashes = np.fromiter(sorted(runs), dtype=np.uint64, count=len(runs)) % _PRIME
    factors, offsets = _permutations()
    least = np.full(_PLACES, _PRIME, dtype=np.uint64)
    for part in np.array_split(hashes, len(hashes) // 4096 + 1):
        least = np.minimum(least, ((factors[:, None] * part[None, :] + offsets[:, None]) % _PRIME).min(axis=1))
    return least.astype("<u4").tobytes()


def alike(a: bytes, b: bytes) -> float:
    """The share of runs of words that two texts have in common, by their signatures (0 to 1)."""
    if not a or not b:
        return 0.0
    return int(np.count_nonzero(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4"))) / _PLACES


def bands(signed: bytes) -> tuple[str, ...]:
    """Keys to look up near-copies by: texts that share none are not near-copies."""
    step = 4 * _BAND
    return tuple(f"{at // step}:{signed[at : at + step].hex()}" for at in range(0, len(signed), step))


def same_origin(a: Page, b: Page) -> bool:
    """Whether two pages print one text; less needs to agree where both credit one wire service."""
    one_wire = a.credit is not None and a.credit == b.credit
    return alike(a.signature, b.signature) >= (ALIKE_OF_ONE_WIRE if one_wire else ALIKE)


def origins_of(pages: Iterable[Page]) -> dict[str, str]:
    """The origin of each page: the id of the first published (then the lowest id) of all pages that copies connect."""
    known = {page.id: page for page in pages}
    origin = {name: name for name in known}

    def first(name: str) -> str:
        while origin[name] != name:
            origin[name] = name = origin[origin[name]]
        return name

    unlike: set[tuple[str, str]] = set()
    for shelf in _shelves(known.values()):
        for at, one in enumerate(shelf):
            for other in shelf[at + 1 :]:
                # In a story that a hundred papers print most pairs are tied together already.
                if first(one) == first(other) or (one, other) in unlike:
                    continue
                if same_origin(known[one], known[other]):
                    early, late = sorted((known[first(one)], known[first(other)]), key=by_publication)
                    origin[late.id] = early.id
                else:
                    unlike.add((one, other))
    return {name: first(name) for name in known}


def by_publication(page: Page) -> tuple[bool, str, str]:
    """Pages in the order in which one may be the origin of another."""
    return page.published is None, page.published or "", page.id


def _shelves(pages: Iterable[Page]) -> list[list[str]]:
    """The ids of the pages that share a band, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: page.id):
        for band in bands(page.signature):
            found[band].append(page.id)
    return [shelf for shelf in found.values() if len(shelf) > 1]


@cache
def _permutations() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The factors and offsets of the hash functions, the same for ever: signatures are kept."""
    drawn = np.random.Generator(np.random.PCG64(20190301)).integers(1, _PRIME, size=(2, _PLACES), dtype=np.uint64)
    return drawn[0], drawn[1]
