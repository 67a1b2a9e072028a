"""Where a block stands: what is next to it, how far it is from the story, whether the story tells its words.

None of it is wording: these features hold for pages in any outlet's words. What each speaks for is learned
(``learned.tsv``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from detente.articles.beside import content_words, is_paragraph, story_start
from detente.articles.block import Block
from detente.articles.credit import credit_in
from detente.articles.day import find_day

# What a line looks to be at first sight, by its cues: the first row that it shows one of.
_LOOKS = {
    "byline": {"byline", "byline_place", "byline_for", "role", "names_row", "name_comma", "mail_alone", "office"},
    "date": {"date_line", "stamp", "when_line", "has_day", "read_time", "month_line"},
    "share": {"share", "share_counts", "share_verb", "share_tally", "count_alone"},
    "media": {
        "media_head", "media_end", "credit_slash", "credit_end", "credit_brackets", "source_line", "credit_named",
        "caption_words", "copyright_end", "credit_bar", "bracket_alone", "player", "play",
    },
    "letter": {"dear_reader", "friends", "message_from", "in_letter"},
    "opener": {"related", "box_open", "read_more_link"},
    "topics": {"topics_head", "topics", "topics_opener", "topics_inline"},
    "asks": {"newsletter", "letter_mail", "ready_more", "email_alone", "email_field", "asks", "signing_up"},
    "legal": {"legal", "legal_line", "legal_notice", "consent_button"},
    "menu": {"navigation", "skip", "site_pages", "page_links", "nav_row", "crumbs"},
    "comments": {"comments", "comment_talk"},
    "maker": {"contributed", "inputs_from", "edit_note", "bio", "writer", "byline_again"},
    "genre": {"genre"},
    "name": {"name_alone"},
}  # fmt: skip
_OPENERS = ("opener", "topics", "asks", "legal", "comments", "share", "genre")
_FAR = 12

_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_NAME = re.compile(r"[A-ZÀ-Þ][\w-]{2,}")
_FIELD = re.compile(r"[A-Z][\w \u2019'-]{1,24}: ?\S")
_CODE = re.compile(r"[A-Z]{2,3} [\w(]")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says)\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b")
_LENGTHS = (4, 8, 12, 18, 25, 35, 50, 70, 95, 125, 170, 240, 350)
_LINE = 260
_MENU_WORD, _TITLE = 30, 130
_STORY_GAP = 8
_ENTRIES = 3


def around(blocks: Sequence[Block], found: Sequence[set[str]]) -> list[set[str]]:
    """The features of place of each block, from the blocks of the page and the cues found in them."""
    looks = [_looks(features) for features in found]
    added = [_form(block.text) for block in blocks]
    _add_next(looks, added)
    _add_openers(looks, added)
    _add_distance(found, added)
    _add_told(blocks, found, added)
    _add_groups(blocks, added)
    _add_runs("short", [len(b.text) <= _MENU_WORD and "stop" not in f for b, f in _both(blocks, found)], added)
    _add_runs("title", [_MENU_WORD < len(b.text) <= _TITLE and "no_stop" in f for b, f in _both(blocks, found)], added)
    _add_entries(blocks, found, added)
    return added


def _both(blocks: Sequence[Block], found: Sequence[set[str]]) -> zip[tuple[Block, set[str]]]:
    return zip(blocks, found, strict=True)


def _looks(features: set[str]) -> str:
    named = next((look for look, shown in _LOOKS.items() if not shown.isdisjoint(features)), None)
    if named:
        return named
    if is_paragraph(features):
        return "paragraph"
    if "stop" in features and "words_8_16" in features:
        return "sentence"
    sizes = {"words_0": "mark", "words_1_2": "word", "words_3_7": "title", "words_8_16": "title"}
    return next((look for size, look in sizes.items() if size in features), "line")


def _form(text: str) -> set[str]:
    """What the bare form of a text shows: its length to a third, fields, bars, quotes, whether it has a verb."""
    form = {f"length_{next((i for i, most in enumerate(_LENGTHS) if len(text) <= most), len(_LENGTHS))}"}
    words = _WORD.findall(text[:600])
    if 3 <= len(words) <= 45:
        # Headlines and menus do without articles, standfirsts and captions less so.
        form.add("article" if {"the", "a", "an"} & {word.lower() for word in words} else "no_article")
    if len(text) > _LINE:
        return form
    shown = {
        "digit": any(map(str.isdigit, text)),
        "dated": len(words) > 9 and find_day(text) is not None,
        "field": _FIELD.match(text) is not None,
        "code": _CODE.match(text) is not None,
        "bar": any(mark in text for mark in (" | ", " · ", " • ")),
        "slash": "/" in text,
        "at_sign": "@" in text,
        "quote_start": text[0] in "\"'“‘«",
        "dash_start": text[0] in "–—-",
        "brackets": text[0] in "([" and text[-1] in ")]",
        "bracket_end": text.rstrip(".")[-1:] in (")", "]"),
        "address": "://" in text or "www." in text,
        "capped": 1 <= len(words) <= 6 and all(word[0].isupper() for word in words if len(word) > 3),
        "has_verb": _VERB.search(text) is not None,
        "semicolon": ";" in text,
    }
    named = credit_in(text)
    if named:
        form.add("credit_whole" if len(named) > len(text) - 4 else "credit_tail")
    return form | {name for name, there in shown.items() if there}


def _add_next(looks: Sequence[str], added: Sequence[set[str]]) -> None:
    """Adds what the two blocks above and the two below look to be."""
    padded = ("edge", "edge", *looks, "edge", "edge")
    for index, features in enumerate(added):
        for name, step in (("above2", 0), ("above", 1), ("below", 3), ("below2", 4)):
            features.add(f"{name}_{padded[index + step]}")
    for index, features in enumerate(added):
        for near in (1, 3, 8):
            if index < near:
                features.add(f"top_{near}")
            if index >= len(added) - near:
                features.add(f"end_{near}")


def _add_openers(looks: Sequence[str], added: Sequence[set[str]]) -> None:
    """Adds the last opening of a box above a block, unless a paragraph or many lines stand between."""
    opener, since = None, 0
    for look, features in zip(looks, added, strict=True):
        if opener and since <= _FAR:
            features.add(f"under_{opener}" if since > _FAR // 3 else f"under_{opener}_near")
        since += 1
        if look == "paragraph":
            opener = None
        elif look in _OPENERS:
            opener, since = look, 0


def _add_distance(found: Sequence[set[str]], added: Sequence[set[str]]) -> None:
    """Adds how many blocks lie between a block and the story, and whether it stands within."""
    first = story_start(found)
    last = first
    for index, features in enumerate(found):
        if is_paragraph(features) and "strange" not in features and 0 <= index - last <= _STORY_GAP:
            last = index
    for index, features in enumerate(added):
        if index < first:
            features.add(f"before_{_step(first - index, (1, 2, 3, 4, 7, 14))}")
        elif index > last:
            features.add(f"after_{_step(index - last, (1, 2, 5, 12))}")
        else:
            features.add("within" if index > first else "story_first")


def _step(value: int, steps: Sequence[int]) -> str:
    return str(next((most for most in steps if value <= most), "far"))


def _add_told(blocks: Sequence[Block], found: Sequence[set[str]], added: Sequence[set[str]]) -> None:
    """Adds how much of a block's words, and of its names, the page's paragraphs tell."""
    told, named = Counter[str](), Counter[str]()
    prose = [is_paragraph(features) for features in found]
    if sum(prose) < 2:
        return
    words = [content_words(block.text) for block in blocks]
    names = [set(_NAME.findall(block.text[:2000])) for block in blocks]
    for inside, some, many in zip(prose, words, names, strict=True):
        if inside:
            told.update(some)
            named.update(many)
    for features, own, some, many in zip(added, prose, words, names, strict=True):
        if len(some) >= 2:
            share = sum(told[word] > own for word in some) / len(some)
            features.add(f"told_{_share(share, (0.0, 0.25, 0.5, 0.75))}")
        if many:
            share = sum(named[name] > own for name in many) / len(many)
            features.add(f"names_{_share(share, (0.0, 0.6))}")


def _share(value: float, steps: Sequence[float]) -> str:
    return next((f"{most:.0%}".rstrip("%") for most in steps if value <= most), "most")


def _add_groups(blocks: Sequence[Block], added: Sequence[set[str]]) -> None:
    """Adds a block's place in its stretch between blank lines, on pages that have both stretches and lone blocks."""
    share = len({block.group for block in blocks}) / max(len(blocks), 1)
    if not 0.08 <= share <= 0.9:
        return
    groups = [None, *(block.group for block in blocks), None]
    for before, own, after, features in zip(groups, groups[1:], groups[2:], added, strict=False):
        joined = before == own, own == after
        names = {(False, False): "alone", (False, True): "first", (True, False): "last", (True, True): "middle"}
        features.add(f"group_{names[joined]}")


def _add_runs(name: str, shown: Sequence[bool], added: Sequence[set[str]]) -> None:
    """Adds how long the run of like lines is that a block is part of, and whether it begins or ends it."""
    start = 0
    while start < len(shown):
        end = start
        while end < len(shown) and shown[end]:
            end += 1
        length = end - start
        for features in added[start:end]:
            features.add(f"{name}_run_{_step(length, (1, 2, 5, 10))}")
        if length > 2:
            added[start].add(f"{name}_run_first")
            added[end - 1].add(f"{name}_run_last")
        start = end + 1


def _add_entries(blocks: Sequence[Block], found: Sequence[set[str]], added: Sequence[set[str]]) -> None:
    """Adds the parts of a live page's entries: a time, perhaps a heading, and paragraphs, three times and more."""
    timed = [len(b.text) <= 40 and bool(_CLOCK.search(b.text)) for b in blocks]
    entries = [
        index
        for index, here in enumerate(timed)
        if here and any(is_paragraph(features) for features in found[index + 1 : index + 4])
    ]
    if len(entries) < _ENTRIES:
        return
    inside, started = False, False
    opening = set(entries)
    for index in range(entries[0], min(entries[-1] + _STORY_GAP, len(blocks))):
        if index in opening:
            inside, started = True, False
            added[index].add("entry_time")
        elif inside:
            started = started or is_paragraph(found[index])
            added[index].add("entry_text" if started else "entry_head")
