"""The words in the class or the id of a tag: "articleBody_2 has-comments" is the article's body."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
# "has-comments" speaks of a page that has some elsewhere.
_DENIED = frozenset({"has", "no", "not", "with", "without", "is", "hide", "enable", "enabled", "open"})


@lru_cache(maxsize=1 << 14)
def words_of(value: str) -> tuple[str, ...]:
    """The words of a value and the pairs of words within one name; what stands behind "no" or "has" in pairs alone.

    >>> words_of("articleBody has-comments")
    ('article', 'body', 'article+body', 'has', 'has+comments')
    """
    said: list[str] = []
    for name in value.split():
        words = _WORD.findall(name)
        if not name.islower():
            words = [word.lower() for word in words]
        said += words if _DENIED.isdisjoint(words) else _undenied(words)
        said += map("+".join, pairwise(words))
    return tuple(said)


def _undenied(words: list[str]) -> list[str]:
    denied = {two for one, two in pairwise(words) if one in _DENIED}
    return [word for word in words if word not in denied]
