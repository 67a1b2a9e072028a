"""What a block is like: its shape, and the cues in its words. Two tables say what each speaks for.

``cues.tsv`` has what is plain by itself, in markup too; ``lines.tsv`` has what tells the loose lines of plain text
apart when it is weighed beside place and order ("More", "Saved", "2 hours ago").
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from detente.articles.around import around
from detente.articles.beside import add_page_features, content_words
from detente.articles.block import Block
from detente.articles.byline import is_byline, is_name_alone, is_name_and_place
from detente.articles.dateline import dateline_of
from detente.articles.day import find_day, is_date_line
from detente.captures import line_key

# Cues are looked for in a block's beginning and end only: what is longer is a paragraph or a broken page.
_HEAD, _TAIL = 1500, 300
_ENDING = 160
_LONGEST_LINE = 200

_QUOTED = re.compile(r"“[^“”]{0,1500}(?:”|$)|\"[^\"]{0,1500}(?:\"|$)|«[^«»]{0,1500}(?:»|$)")
_STOP = re.compile(r"""[.!?…][\s"'”\u2019)\]]*$""")
_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_TOKEN = re.compile(r"\w+")
_SENTENCE_BREAK = re.compile(
    # Not after "U.S.", "Jan." or "Gov."
    r"""(?<!\b\w)(?<!\b(?:Mr|Ms|Dr|St|Lt|No))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec))"""
    r"""(?<!\bSept)[.!?…]["”\u2019)]? +["“\u2018(]?[A-ZÀ-Þ]"""
)
_SIZES = ((0, "words_0"), (2, "words_1_2"), (7, "words_3_7"), (16, "words_8_16"), (39, "words_17_39"))
_TITLE_SIZES = {"words_3_7", "words_8_16"}
_TITLE_FEATURES = _TITLE_SIZES | {
    "no_stop", "title_case", "reports", "passive_past", "weekday", "quotes", "asks_or_cries", "echoed_below",
    "repeated",
}  # fmt: skip
_TEASER = 165
_FEW_WORDS = 9
_NOT_COMMENTS = {
    "related", "legal", "legal_line", "topics_head", "newsletter", "box_open", "ready_more", "legal_notice",
    "site_pages", "consent_button", "topics_opener",
}  # fmt: skip
_BULLETS = frozenset("•·*▪►●■◆♦")
_TURN = re.compile(r"[A-ZÀ-Þ][\w.\u2019' -]{1,40}: \S")


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A row of ``cues.tsv`` or ``lines.tsv``: a feature, what shows it in a text, its weight by label.

    With no pattern it is the block's shape or place that shows it.
    ``at`` is where the pattern is looked for (start, end, any); where ``needs`` has words, only if the text has one.
    """

    feature: str
    at: str
    needs: frozenset[str]
    pattern: re.Pattern[str] | None
    weights: dict[str, float]

    def shows(self, text: str) -> bool:
        """Whether the cue's pattern is in ``text``."""
        if self.pattern is None:
            return False
        if self.at == "start":
            # Not a search: that would try the pattern at every character.
            return self.pattern.match(text) is not None
        return self.pattern.search(text[-_ENDING:] if self.at == "end" else text) is not None


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of ``cues.tsv``."""
    return _table("cues.tsv")


@cache
def line_cues() -> tuple[Cue, ...]:
    """The rows of ``lines.tsv``."""
    return _table("lines.tsv")


def _table(name: str) -> tuple[Cue, ...]:
    text = files("detente.articles").joinpath(name).read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_cue(row) for row in rows if not row["feature"].startswith("#"))


@cache
def _word_cues(lines: bool) -> tuple[list[Cue], dict[str, list[Cue]]]:
    """The cues with a pattern: those to try on every text, and by the words of which a text must have one."""
    always: list[Cue] = []
    by_word: dict[str, list[Cue]] = {}
    for cue in (*cues(), *line_cues()) if lines else cues():
        if cue.pattern is not None and not cue.needs:
            always.append(cue)
        for word in cue.needs:
            by_word.setdefault(word, []).append(cue)
    return always, by_word


def _cue(row: dict[str, str]) -> Cue:
    weights = {label: float(weight) for label, weight in (part.split(":") for part in row["weights"].split())}
    pattern = re.compile(row["pattern"]) if row["pattern"] else None
    return Cue(row["feature"], row["at"], frozenset(row["needs"].split()), pattern, weights)


def without_quotes(text: str) -> str:
    """``text`` without quoted speech: in news, "we" and "help us" are the words of those quoted."""
    return _QUOTED.sub(" ", text)


def features_of(blocks: Sequence[Block], headline: str | None, shared: Set[str] = frozenset()) -> list[set[str]]:
    """The features of each block of a page.

    ``headline`` is the page's, where the input gives it; ``shared`` holds the keys of lines that other pages have too.
    """
    seen = Counter(line_key(block.text) for block in blocks)
    title = line_key(headline or "")
    found = []
    for index, block in enumerate(blocks):
        features = _shape(block) | _words(block.text, lines=True)
        key = line_key(block.text)
        if seen[key] > 1:
            features.add("repeated")
        if key in shared:
            features.add("shared")
        if title and key == title:
            features.add("given_headline")
        if _echoes(block.text, [after.text for after in blocks[index + 1 : index + 4]]):
            features.add("echoed_below")
        found.append(features)
    _add_neighbours(blocks, found)
    _add_turns(blocks, found)
    _add_comments(blocks, found)
    add_page_features(blocks, found)
    return [features | placed for features, placed in zip(found, around(blocks, found), strict=True)]


def _add_neighbours(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Features that a block has from the blocks around it: lists of headlines with a sentence below each."""
    titles = [_is_title(features) for features in found]
    for index, features in enumerate(found):
        before, after = range(max(index - 3, 0), index), range(index + 1, min(index + 4, len(found)))
        if len(blocks[index].text) > _TEASER:
            continue
        near = sum(titles[i] for i in before), sum(titles[i] for i in after)
        if near[0] and sum(near) >= 2 and not any("sentences" in found[i] for i in (*before, *after)):
            features.add("amid_titles")
        # A lone title between paragraphs has no teaser: what follows it goes on with the story.
        listed = sum(titles[max(index - 4, 0) : index + 4]) >= 2
        if index and titles[index - 1] and listed and "stop" in features and "sentences" not in features:
            features.add("teaser")


def _add_turns(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks who speaks in a transcript ("President: We thank our guests."), where "we" and "you" are no outlet's."""
    turns = [
        ("no_stop" not in features or block.text.endswith(",")) and _TURN.match(block.text) is not None
        for block, features in zip(blocks, found, strict=True)
    ]
    prose = sum("no_stop" not in features for features in found)
    if sum(turns) < 3 or sum(turns) < 0.3 * prose:
        return
    for turn, features in zip(turns, found, strict=True):
        features -= {"we", "we_twice", "you", "dear_reader"}
        if turn:
            features.add("turn")


def _add_comments(blocks: Sequence[Block], found: Sequence[set[str]]) -> None:
    """Marks what follows the opening of readers' comments in the lower part of a page."""
    half = 0.4 * blocks[-1].end if blocks else 0
    opened = False
    for block, features in zip(blocks, found, strict=True):
        if opened:
            features.add("after_comments")
        counts = "share_counts" in features and block.start < 1.5 * half
        opened = opened or (not features.isdisjoint({"comments", "comment_talk"}) and not counts and block.start > half)
        opened = opened and features.isdisjoint(_NOT_COMMENTS)


def _is_title(features: set[str]) -> bool:
    """Whether a block has the shape of a headline and no cue of being anything else."""
    shaped = "no_stop" in features and not _TITLE_SIZES.isdisjoint(features)
    return shaped and features <= _TITLE_FEATURES


def cue_features(text: str) -> set[str]:
    """The features that the words of ``text`` show, whatever its place and shape."""
    return _words(text)


def line_features(text: str) -> set[str]:
    """The same with those that tell loose lines apart."""
    return _words(text, lines=True)


def _words(text: str, *, lines: bool = False) -> set[str]:
    return set(_cues_in(text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}", lines))


# "Share" and "Subscribe" stand on every page of a site, and the lines of a page are asked about more than once.
@lru_cache(maxsize=4096)
def _cues_in(text: str, lines: bool) -> frozenset[str]:
    outside = without_quotes(text)
    always, by_word = _word_cues(lines)
    if lines and len(text) > _LONGEST_LINE:
        # Of a paragraph only its words can tell that it is no news: it is no "Share" and no "2 hours ago".
        always = _word_cues(False)[0]
    called = {cue for word in by_word.keys() & set(_TOKEN.findall(outside.lower())) for cue in by_word[word]}
    return frozenset(cue.feature for cue in (*always, *called) if cue.shows(outside))


def _shape(block: Block) -> set[str]:
    text = block.text
    words = _WORD.findall(text[:2000])
    features = {next((name for most, name in _SIZES if len(words) <= most), "words_40")}
    stop = bool(_STOP.search(text))
    if text.endswith(("?", "!")) and len(words) <= 14:
        features.add("asks_or_cries")
    else:
        features.add("stop" if stop else "no_stop")
    if _SENTENCE_BREAK.search(text[:2000]):
        features.add("sentences")
    if block.columns and len(words) <= 16:
        features.add("columns")
    if text.endswith(":"):
        features.add("colon")
    if not stop and text[:1] in _BULLETS:
        features.add("bullet")
    if text[:1].islower() and len(words) <= 8:
        features.add("lower_start")
    if 1 <= len(words) <= 25 and text.isupper():
        features.add("capitals")
    if not stop and 3 <= len(words) <= 20 and _is_title_case(words):
        features.add("title_case")
    if _QUOTED.search(text[:2000]) and len(words) >= 4:
        features.add("quotes")
    if is_byline(text):
        features.add("byline")
    elif is_name_alone(text):
        features.add("name_alone")
    elif is_name_and_place(text):
        features.add("byline_place")
    elif is_name_and_place(text.replace(", ", " in ", 1)):
        features.add("name_comma")
    if is_date_line(text):
        features.add("date_line")
    elif not stop and len(words) <= _FEW_WORDS and find_day(text):
        features.add("has_day")
    if any(dateline_of(text)) and len(words) >= 8:
        features.add("place_line")
    return features


def _is_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) >= 4]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _echoes(text: str, following: Sequence[str]) -> bool:
    """Whether most content words of a short block come again just below: a standfirst is told again by the story."""
    words = content_words(text)
    if not len(words) >= 3 or len(text) > 260:
        return False
    # Only what is longer than the block can tell it again.
    below = [content_words(other) for other in following if len(other) > 1.3 * len(text)]
    return any(len(words & other) >= 0.6 * len(words) for other in below)


def same_words(one: str, two: str) -> bool:
    """Whether two lines say the same, whatever their case and punctuation."""
    return line_key(one) == line_key(two)
