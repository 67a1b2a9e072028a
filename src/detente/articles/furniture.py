"""What stands on an HTML page besides its story: every box kept, with its kind and its place in the capture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from detente.articles.article import Furniture, FurnitureKind
from detente.articles.boxes import STRONG, Box
from detente.articles.credit import credit_in
from detente.articles.sift import furniture_kind, is_telling

_NOT_WORD = re.compile(r"[\W_]+")
# Characters: what is shorter may stand in a story and in a menu ("World").
_TELLING, _PARAGRAPH = 20, 40
_LINKED = 0.6
_HEADLINE_WORDS = 5
_LABEL_WORDS = 3
_SHARED = frozenset("facebook twitter x whatsapp telegram linkedin reddit email print share tweet".split())
_WEAK = frozenset({"navigation", "header", "footer", "sidebar", "banner", "label"})
_AS_SAID = frozenset({"byline", "credit", "caption", "banner", "navigation", "label"})


class Aside(NamedTuple):
    """One box that is not the story: its kind, what a reader sees of it, and its pieces in the capture."""

    kind: FurnitureKind
    text: str
    linked: bool
    pieces: tuple[Furniture, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What is not furniture: the titles (headline, standfirst) and the paragraphs of a story, each ``packed``."""

    titles: frozenset[str]
    paragraphs: frozenset[str]
    flat: str

    def tells(self, key: str) -> bool:
        """Whether a packed text is one of the story's paragraphs or stands in them."""
        return key in self.flat if len(key) >= _TELLING else key in self.paragraphs


def packed(text: str) -> str:
    """``text`` without spaces: two readers of one page put them in other places."""
    return "".join(text.split())


def story_of(paragraphs: Sequence[str], *titles: str | None) -> Story:
    """The story of these paragraphs under these titles (headline, standfirst)."""
    keys = [packed(text) for text in paragraphs]
    return Story(frozenset(_letters(title) for title in titles if title), frozenset(keys), "\n".join(keys))


def _letters(text: str) -> str:
    """The letters and digits of ``text`` alone: what a page says in its head may have other quotation marks."""
    return _NOT_WORD.sub("", text)


class Seen(NamedTuple):
    """A box with what a reader sees of it (``key``: the same ``packed``, or nothing); is it ``told`` by the story?"""

    box: Box
    text: str
    key: str
    told: bool


def seen_of(page: str, boxes: Sequence[Box], story: Story) -> list[Seen]:
    """The boxes of a page as a reader of its story sees them."""
    texts = [box.text(page) for box in boxes]
    # What is too short to be told from a menu by itself is compared only where the story has something as short.
    least = min([_TELLING, *map(len, story.paragraphs), *map(len, story.titles)])
    keys = [packed(text) if len(text) >= least else "" for text in texts]
    return list(map(Seen, boxes, texts, keys, _told(boxes, keys, story)))


def asides(page: str, seen: Sequence[Seen], story: Story, known: Mapping[str, FurnitureKind]) -> Iterator[Aside]:
    """The boxes that are not the story, in the order of the page; ``known`` has the kinds of some, by ``packed``."""
    # What holds paragraphs of the story is no list of other stories, whatever its class says.
    holding = {part.box.holder for part in seen if part.told and len(part.key) > _PARAGRAPH}
    for part in seen:
        box, text, key = part.box, part.text, part.key
        if part.told or not text:
            continue
        hint = "" if box.holder in holding else box.hint
        if len(box.runs) == 1 or len(key) < _TELLING:
            yield _aside(page, box, text, known.get(key) or _kind(box, text, hint))
            continue
        for piece in _untold(page, box, story):
            shown = piece.text(page)
            yield _aside(page, piece, shown, known.get(packed(shown)) or _kind(piece, shown, hint))


def _aside(page: str, box: Box, text: str, kind: FurnitureKind) -> Aside:
    pieces = tuple([Furniture(kind, page[start:end], start, end) for start, end in box.runs])
    return Aside(kind, text, box.linked >= _LINKED * len(text), pieces)


def _told(boxes: Sequence[Box], keys: Sequence[str], story: Story) -> list[bool]:
    """Which boxes are the story's. A paragraph that comes again as another page's teaser is told once."""
    told = [
        box.hint not in STRONG and (story.tells(key) or _is_title(box, key, story))
        for box, key in zip(boxes, keys, strict=True)
    ]
    once = Counter(key for key, is_told in zip(keys, told, strict=True) if is_told)
    for index, (box, key) in enumerate(zip(boxes, keys, strict=True)):
        if box.hint in STRONG and key not in once and len(key) >= _TELLING:
            told[index] = story.tells(key)
    return told


def _is_title(box: Box, key: str, story: Story) -> bool:
    return (bool(box.heading) or len(key) >= _TELLING) and box.linked == 0 and _letters(key) in story.titles


def _untold(page: str, box: Box, story: Story) -> list[Box]:
    """The parts of a box that the story does not have: a line between line breaks may be an appeal among paragraphs."""
    keys = [packed(Box("", 0, "", [run]).text(page)) for run in box.runs]
    told = [len(key) >= _TELLING and story.tells(key) for key in keys]
    if not any(told):
        return [box]
    untold = [
        run for run, key, is_told in zip(box.runs, keys, told, strict=True) if not is_told and key not in story.flat
    ]
    return [Box(box.hint, box.holder, box.heading, [run]) for run in untold]


def _kind(box: Box, text: str, hint: str) -> FurnitureKind:
    if hint == "navigation" and box.linked and len(text) < _TELLING:
        # Menus are most of a page.
        return "navigation"
    if hint in STRONG:
        return "legal" if hint == "consent" else cast(FurnitureKind, hint)
    if hint == "caption" and credit_in(text) == text:
        return "credit"
    if hint in ("byline", "credit", "caption"):
        return cast(FurnitureKind, hint)
    if hint == "date" and any(map(str.isdigit, text)):
        return "date"
    # Of links parted by line breaks, each by itself.
    words = (text.count(" ") + 1) // (len(box.runs) if box.linked else 1)
    if box.linked >= _LINKED * len(text) and words < _HEADLINE_WORDS:
        if text.lower() in _SHARED:
            return "share"
        return cast(FurnitureKind, hint) if hint in ("label", "banner") else "navigation"
    plain = (words <= _LABEL_WORDS and hint in _WEAK) or not is_telling(text)
    return (None if plain else furniture_kind(text)) or _by_shape(box, words, hint)


def _by_shape(box: Box, words: int, hint: str) -> FurnitureKind:
    """The kind of what no word and no surrounding tag tells surely: menus, other pages' headlines, headings."""
    if box.linked and words >= _HEADLINE_WORDS and hint not in ("navigation", "footer", "banner"):
        return "related"
    if hint in _AS_SAID:
        return cast(FurnitureKind, hint)
    if hint == "legal":
        return "legal"
    if hint == "footer":
        return "navigation"
    if hint == "header":
        return "label" if words <= _LABEL_WORDS else "banner"
    if hint == "sidebar":
        return "related"
    return "label" if box.heading else "other"
