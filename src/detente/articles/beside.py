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


def _add_amid_prose(found: Sequence[set[str]]) -> None:
    """Marks a line without a full stop between two paragraphs: another story's headline or a heading of this one."""
    told = [features for features in found if features.isdisjoint({"related", "share"})]
    for before, features, after in zip(told, told[1:], told[2:], strict=False):
        shaped = "no_stop" in features and not _SHAPES.isdisjoint(features)
        if shaped and features.isdisjoint({"colon", "turn", "ads"}) and _is_prose(before) and _is_prose(after):
            features.add("amid_prose")


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
    """Marks what follows "Dear readers" as long as it speaks of "we" and to "you"."""
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
    for block, features in zip(blocks, found, strict=True):
        if names:
            features.discard("name_alone")
        if "stop" in features and block.text.startswith((*names, *alone)) and "reports" not in features:
            features.add("byline_again")


def content_words(text: str) -> set[str]:
    """The words of ``text`` that carry meaning, cut to the length where their endings begin."""
    return {word.lower().strip(".'\u2019-")[:6] for word in _WORD.findall(text[:2000]) if len(word) >= 4}
