"""Paragraphs that extraction lost: those that stand in the page just as the ones it found do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from detente.articles.frame import aside_by
from detente.captures import clean

_STOP = re.compile(r"""[.!?…:][\s"'”\u2019)\]]*$""")
_ASIDE = {
    "aside", "footer", "nav", "form", "figure", "figcaption", "blockquote", "table", "header", "li", "button", "dialog",
}  # fmt: skip
_INLINE = frozenset(["a", "span", "b", "strong", "i", "em", "u", "br", "sup", "sub", "small", "q", "cite", "mark"])
# What a box names so is no paragraph that was lost; "aside" may speak of the whole story.
_UNTOLD = frozenset({"teaser", "hidden"})
_NOT_WORD = re.compile(r"\W+")
_ENOUGH = 3
_LITTLE = 600

Place = tuple[str, ...]


class Standing(NamedTuple):
    """A paragraph as it stands in a page: the kind of its place, its text and what that is known by."""

    place: Place
    text: str
    key: str


def completed(tree: HtmlElement, found: Sequence[str]) -> list[str]:
    """``found`` with the paragraphs of ``tree`` that stand in the same kind of place as three or more of them.

    Some sites cut a story into chunks (``div.chunk > div.body > p``), of which extraction keeps the best one. Where it
    found next to nothing, the kind of place that holds most running text gives the story.
    """
    known: dict[HtmlElement, Place | None] = {}
    standing = [
        Standing(place, text, _key(text))
        for tag in _leaves(tree)
        if (place := _place(tag, known)) and len(text := _text(tag)) > 1
    ]
    if sum(map(len, found)) < _LITTLE:
        return _richest(standing, found)
    keys = {_key(text): index for index, text in enumerate(found)}
    counts = Counter(part.place for part in standing if part.key in keys)
    places = {place for place, count in counts.items() if count >= _ENOUGH}
    missing = [part for part in standing if part.place in places and part.key not in keys and is_prose(part.text)]
    return _merged(standing, found, keys, missing) if missing else list(found)


def _richest(standing: Sequence[Standing], found: Sequence[str]) -> list[str]:
    lengths: Counter[Place] = Counter()
    for part in standing:
        lengths[part.place] += len(part.text) if is_prose(part.text) else 0
    if not lengths:
        return list(found)
    best, length = lengths.most_common(1)[0]
    if length < max(_LITTLE, 2 * sum(map(len, found))):
        return list(found)
    # A paywall's wrapper cuts the story in two: what stands in its parent belongs to it.
    near = (part for part in standing if part.place[0] in (best[0], best[1]) or best[0] in part.place)
    return list(dict.fromkeys(part.text for part in near))


def _merged(
    standing: Sequence[Standing], found: Sequence[str], keys: dict[str, int], missing: Sequence[Standing]
) -> list[str]:
    left = {part.key: part for part in reversed(missing)}
    after: dict[int, list[str]] = {}
    at = -1
    for part in standing:
        if part.key in keys:
            at = keys[part.key]
        elif left.get(part.key) is part:
            after.setdefault(at, []).append(part.text)
    merged = list(after.get(-1, ()))
    for index, text in enumerate(found):
        merged += [text, *after.get(index, ())]
    return merged


def _leaves(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The paragraphs of a page: ``p``, and ``div`` with nothing but running text in it."""
    for tag in tree.iter("p", "div"):
        if aside_by(tag) in _UNTOLD:
            continue
        if tag.tag == "p" or (all(child.tag in _INLINE for child in tag) and is_prose(_text(tag))):
            yield tag


def _place(tag: HtmlElement, known: dict[HtmlElement, Place | None]) -> Place | None:
    """Where a paragraph stands: its parent and grandparent with their classes; None within a box of its own."""
    parent = tag.getparent()
    if parent is None:
        return None
    # Paragraphs stand side by side: ``known`` has the places of those seen before, by their parent.
    if parent not in known:
        parents = [parent, *(outer for outer, _ in zip(parent.iterancestors(), range(5), strict=False))]
        aside = any(outer.tag in _ASIDE for outer in parents)
        known[parent] = None if aside else tuple(map(_named, parents[:2]))
    return known[parent]


def _named(tag: HtmlElement) -> str:
    return f"{tag.tag} {' '.join(sorted((tag.get('class') or '').split()))}"


def is_prose(text: str) -> bool:
    """Whether a text is at least a sentence."""
    return len(text.split()) >= 8 and bool(_STOP.search(text))


def _text(tag: HtmlElement) -> str:
    return " ".join(clean(tag.text_content()).split())


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text[:120])[:60]
