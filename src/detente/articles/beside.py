"""Features that a block has from the page as a whole: what the story tells, whose voice it is in, what it stands by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from detente.articles.block import Block
from detente.articles.byline import authors_of

_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_SHAPES = {"words_3_7", "words_8_16"}
_PROSE = {"words_17_39", "words_40"}
_OPENING = 6
_TOLD, _UNTOLD = 0.5, 0.2
# Of a news story hardly a paragraph says "we" outside quotes; of a column many do.
_RARE = 0.25
_STACK = 3
_WORD_LENGTH = 30
_LETTER, _LATIN = re.compile(r"[^\W\d_]"), re.compile(r"[A-Za-zÀ-ɏ]")
_HEAD_LINES = {"byline", "byline_place", "name_comma", "date_line", "stamp"}
_NO_MENU = _HEAD_LINES | {"share", "share_counts", "form", "comments", "money_ask", "live_tag", "read_time", "ads"}
_BOXES = {"asks", "outlet_self", "reader_self", "consent", "legal", "newsletter_terms", "newsletter", "imperative"}
# A row of so many lines between paragraphs is a box; around a menu's line stand so many more; a headline is so near.
_GAP, _MENU, _NEAR, _SOON = 4, 4, 14, 6
_NAME_LENGTH, _MOST_TRIED = 30, 40
# Of a paragraph's words the story before it tells at least so many again.
_KINSHIP = 0.12
_OPENERS = {"box_open", "related", "share", "share_verb", "ads", "promo", "media_head"}
_OF_WRITERS = ("is", "was", "has", "writes", "covers", "lives", "works", "teaches", "joined")
_FORMS = {"form", "email_field", "email_alone", "form_row"}


def add_page_features(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Adds to the features of each block of a page those that it has from the other blocks."""
    _add_told(blocks, found)
    _add_voice(found)
    _add_letter(found)
    _add_forms(found)
    _add_topics(found)
    _add_names(blocks, found)
    _add_lower_lists(found)
    _add_short_runs(blocks, found)
    _add_above_byline(found)
    _add_amid_prose(found)
    _add_story_place(found)
    _add_above_title(found)
    _add_story_names(blocks, found)
    _add_told_within(blocks, found)
    _add_strange(blocks, found)


def _add_amid_prose(found: Sequence[set[str]]) -> None:
    """Marks a line without a full stop between two paragraphs: another story's headline or a heading of this one."""
    told = [features for features in found if features.isdisjoint({"related", "share"})]
    for before, features, after in zip(told, told[1:], told[2:], strict=False):
        shaped = "no_stop" in features and not _SHAPES.isdisjoint(features)
        if not (_is_prose(before) and _is_prose(after)):
            continue
        if shaped and features.isdisjoint({"colon", "turn", "ads"}):
            features.add("amid_prose")
        elif "asks_or_cries" in features and "words_3_7" in features:
            features.add("asked_amid")

    _add_prose_gaps(told)


def _add_prose_gaps(told: Sequence[set[str]]) -> None:
    """Marks two to four such lines in a row between paragraphs: headings of a story do not come in rows."""
    start = 0
    while start < len(told):
        end = start
        while end < len(told) and not _is_prose(told[end]):
            end += 1
        gap = told[start:end]
        if 2 <= len(gap) <= _GAP and start and end < len(told):
            for features in gap:
                if "no_stop" in features and "words_8_16" in features and features.isdisjoint({"colon", "turn"}):
                    features.add("prose_gap")
        start = end + 1


def _add_story_place(found: Sequence[set[str]]) -> None:
    """Marks lines by their place above the story: lists of lines there are menus, and a headline stands near it."""
    first = story_start(found)
    heads = [i for i, features in enumerate(found[:first]) if not _HEAD_LINES.isdisjoint(features)]
    near = {i for head in heads for i in range(head - _SOON, head + _SOON)} | set(range(first - _NEAR, first))
    items = [_is_item(features) for features in found]
    for index, features in enumerate(found[:first]):
        if items[index] and sum(items[max(index - _MENU, 0) : min(index + _MENU + 1, first)]) >= _MENU + 2:
            features.add("in_menu")
        if index not in near:
            features.add("far_above")
        below = found[index + 1 : index + 4]
        if not _SHAPES.isdisjoint(features) and any(not _HEAD_LINES.isdisjoint(other) for other in below):
            features.add("over_byline")


def story_start(found: Sequence[set[str]]) -> int:
    """Where the first paragraph stands that another follows soon, in no box that speaks to the reader."""
    prose = [i for i, features in enumerate(found) if is_paragraph(features)]
    return next((one for one, two in pairwise(prose) if two - one <= _SOON), 0)


def is_paragraph(features: set[str]) -> bool:
    """Whether a block has the features of a story's paragraph, and none of a box that speaks to the reader."""
    return "stop" in features and not _PROSE.isdisjoint(features) and features.isdisjoint(_BOXES)


def _is_item(features: set[str]) -> bool:
    """Whether a line could be one of a menu: a few words and no full stop."""
    short = "words_1_2" in features or "words_3_7" in features
    return short and "no_stop" in features and features.isdisjoint(_NO_MENU)


def _add_above_title(found: Sequence[set[str]]) -> None:
    """Marks a word or two right above a line with the shape of a headline: a section's name."""
    for features, below in pairwise(found):
        if {"words_1_2", "no_stop"} <= features and "no_stop" in below and not _SHAPES.isdisjoint(below):
            features.add("above_title")


def _add_story_names(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks short lines that are names in the story ("Baltic Sea"), as its topics are and menus are not."""
    story = {
        word
        for block, features in zip(blocks, found, strict=True)
        if _is_prose(features)
        for word in _WORD.findall(block.text[:2000])
        if word[0].isupper()
    }
    for block, features in zip(blocks, found, strict=True):
        if "no_stop" in features and len(block.text) <= _NAME_LENGTH:
            words = _WORD.findall(block.text)
            if words and all(word in story or word.title() in story for word in words if len(word) > 3):
                features.add("story_name")


def _add_told_within(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks lines that stand word for word in a paragraph as well: quotes pulled out of the story."""
    pairs = zip(blocks, found, strict=True)
    story = "\n".join(block.text[:2000] for block, features in pairs if not _PROSE.isdisjoint(features))
    tried = 0
    for block, features in zip(blocks, found, strict=True):
        if tried < _MOST_TRIED and features.isdisjoint({"words_0", "words_1_2", "words_40"}) and "“" in block.text[:1]:
            tried += 1
            if block.text.strip("“”.… ") in story:
                features.add("told_within")


def _add_strange(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks paragraphs under a title of their own that tell of nothing that the story tells of: other stories' teasers.

    A story of many headings ("Trade", "Talks") speaks of the same names in each part; a list of teasers does not.
    """
    first = story_start(found)
    story: set[str] = set()
    last = first
    for index in range(first, len(found)):
        features, words = found[index], content_words(blocks[index].text)
        if not is_paragraph(features):
            continue
        above = found[index - 1]
        titled = index > first + 2 and "no_stop" in above and not _SHAPES.isdisjoint(above) and not above & _OPENERS
        if titled and len(words & story) < _KINSHIP * len(words):
            features.add("strange")
            found[index - 1].add("strange_title")
        elif index - last <= _SOON:
            story |= words
            last = index


def _add_lower_lists(found: Sequence[set[str]]) -> None:
    """Marks runs of short lines in small letters, as tags are."""
    for one, two in pairwise(found):
        if all({"lower_start", "no_stop", "words_1_2"} <= features for features in (one, two)):
            one.add("lower_list")
            two.add("lower_list")


def _add_short_runs(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks stacks of three and more words or pairs of words, as menus are, and words in another script."""
    short = ["words_1_2" in features and features.isdisjoint(_NO_MENU) for features in found]
    for index, (block, features) in enumerate(zip(blocks, found, strict=True)):
        runs = (short[i : i + _STACK] for i in range(max(index - _STACK + 1, 0), index + 1))
        last = index + 1 < len(found) and not _SHAPES.isdisjoint(found[index + 1])
        # The last word of a stack above a headline is the section's name.
        if any(len(run) == _STACK and all(run) for run in runs) and not last and "name_alone" not in features:
            features.add("short_run")
        if len(block.text) <= _WORD_LENGTH and _LETTER.search(block.text) and not _LATIN.search(block.text):
            features.add("other_script")


def _add_above_byline(found: Sequence[set[str]]) -> None:
    """Marks what stands above the line that says who wrote the page, or when, where the story follows that line."""
    head = next((i for i, features in enumerate(found) if not _HEAD_LINES.isdisjoint(features)), 0)
    if sum(map(_is_prose, found[head:])) < 2 or sum(map(_is_prose, found[:head])) > 2:
        return
    for features in found[:head]:
        features.add("above_byline")


def _is_prose(features: set[str]) -> bool:
    return "stop" in features and not (_PROSE | {"words_8_16"}).isdisjoint(features)


def _add_told(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks lines whose words the story's first paragraphs tell again, and those of whose words they have none."""
    prose = [i for i, features in enumerate(found) if "stop" in features and not _PROSE.isdisjoint(features)]
    story = {word for i in prose[:_OPENING] for word in content_words(blocks[i].text)}
    if len(prose) < 2:
        return
    for block, features in zip(blocks, found, strict=True):
        words = content_words(block.text)
        if _SHAPES.isdisjoint(features) or "stop" in features or len(words) < 2:
            continue
        share = len(words & story) / len(words)
        if share >= _TOLD:
            features.add("told_below")
        elif share <= _UNTOLD:
            features.add("untold")


def _add_voice(found: Sequence[set[str]]) -> None:
    """Marks blocks that speak of "we" or to "you" where the page's prose does not."""
    prose = [features for features in found if _is_prose(features)]
    half = len(prose) // 2
    speaking = [not {"we", "you"}.isdisjoint(features) for features in prose]
    rare, late = sum(speaking) <= max(2.0, _RARE * len(prose)), sum(speaking[:half]) <= 1
    for index, (features, speaks) in enumerate(zip(prose, speaking, strict=True)):
        if speaks and (rare or (late and index >= half and {"we", "you"} <= features)):
            features.add("voice_alone")


def _add_letter(found: Sequence[set[str]]) -> None:
    """Marks what follows "Dear readers" as long as it speaks of "we" and to "you", and the heading above it."""
    for features, below in pairwise(found):
        if "dear_reader" in below and "no_stop" in features:
            features.add("over_letter")
    opened = False
    for features in found:
        speaks = not {"we", "you", "asks"}.isdisjoint(features)
        if opened and speaks:
            features.add("in_letter")
        opened = not {"dear_reader", "friends"}.isdisjoint(features) or (opened and speaks)


def _add_forms(found: Sequence[set[str]]) -> None:
    """Marks what stands right above the fields and buttons of a form."""
    for features, below, further in zip(found, found[1:], found[2:], strict=False):
        # Two lines up it may be a sentence of the box; a headline belongs to what stands above the box.
        near = not _FORMS.isdisjoint(below) or (not _FORMS.isdisjoint(further) and _is_prose(features))
        if near and _PROSE.isdisjoint(features) and features.isdisjoint({"reports", "consent"}):
            features.add("near_form")


def _add_topics(found: Sequence[set[str]]) -> None:
    """Marks the short lines that follow a line such as "Topics"."""
    opened = False
    for features in found:
        if opened and "no_stop" in features and {"words_8_16", "words_17_39", "words_40"}.isdisjoint(features):
            features.add("after_topics")
        else:
            opened = "topics_head" in features


def _add_names(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Where a line says who wrote the page, a name alone is no byline, and a sentence on that person is a credit."""
    names = [name for block in blocks for name in authors_of(block.text)]
    first = next((i for i, features in enumerate(found) if _is_prose(features)), 0)
    alone = [blocks[i].text for i in range(first) if "name_alone" in found[i]]
    # "Ana writes on the Andes.", "Ruiz is our man in Lima."
    written = tuple(f"{part} {verb} " for name in (*names, *alone) for part in name.split() for verb in _OF_WRITERS)
    for block, features in zip(blocks, found, strict=True):
        if names and block.text not in names:
            # "Ministers Meet in Vienna" over "By Ana Ruiz" is no name with a place.
            features -= {"name_alone", "byline_place"}
        if "stop" not in features or not {"reports", "turn"}.isdisjoint(features):
            continue
        if block.text.startswith((*names, *alone)) or block.text.startswith(written):
            features.add("byline_again")


def content_words(text: str) -> set[str]:
    """The words of ``text`` that carry meaning, cut to the length where their endings begin."""
    return {word.lower().strip(".'\u2019-")[:6] for word in _WORD.findall(text[:2000]) if len(word) >= 4}
