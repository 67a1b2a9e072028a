"""The words in the class or the id of a tag: "articleBody_2 has-comments" is the article's body."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
# "has-comments" and "comments-enabled" speak of a page that has some elsewhere.
_DENIED = frozenset({"has", "no", "not", "with", "without", "is", "hide", "enable", "enabled", "open"})
_SWITCHED = frozenset({"enabled", "disabled", "open", "closed"})
_SIGNS = _DENIED | _SWITCHED


@lru_cache(maxsize=1 << 14)
def words_of(value: str) -> tuple[str, ...]:
    """The words of a value and the pairs of words within one name; what is denied ("no-comments") in pairs alone.

    >>> words_of("articleBody has-comments")
    ('article', 'body', 'article+body', 'has', 'has+comments')
    """
    said: list[str] = []
    for name in value.split():
        words = _WORD.findall(name)
        if not name.islower():
            words = [word.lower() for word in words]
        said += words if _SIGNS.isdisjoint(words) else _undenied(words)
        said += map("+".join, pairwise(words))
    return tuple(said)


def _undenied(words: list[str]) -> list[str]:
    pairs = list(pairwise(words))
    denied = {two for one, two in pairs if one in _DENIED} | {one for one, two in pairs if two in _SWITCHED}
    return [word for word in words if word not in denied]
