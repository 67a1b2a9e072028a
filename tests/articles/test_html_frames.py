from __future__ import annotations

import pytest

from detente.articles import Article, read
from detente.captures import capture_of

STORY = (
    "Kenya's foreign minister received the envoys of four lake states in Kisumu on Monday, his office said.",
    "The five agreed that boats of each may land on the shores of all, as long as their papers are in order.",
    "“A lake has no fences,” the minister told reporters on the pier after the envoys had signed.",
    "Uganda's envoy said that patrols would start in May, and that the first boats were being painted.",
    "Tanzania asked for another week to read the annex on fishing nets, which runs to sixty pages.",
    "The lake feeds some forty million people, and quarrels over its fish are older than its borders.",
    "The next meeting is to be held in Mwanza before the rains, the minister's office said.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def article_of(body: str) -> Article:
    return read(capture_of(f"<html><head><title>Lake states agree</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "aside",
    [
        "<div class='share-bar'><p>Tell your friends of this agreement on the lake, which is of note to all.</p></div>",
        "<div style='display:none'><p>This version of the page is shown where no pictures can be loaded.</p></div>",
        "<p class='wp-caption-text'>The envoys on the pier at Kisumu, from left to right in the order of signing.</p>",
        "<div class='postComments comments-area'><p>The readers of this page have written more than it has.</p></div>",
        "<ul><li><a href='/a'>Boats of Uganda set out at dawn</a></li><li><a href='/b'>Nets are mended</a></li></ul>",
        "<figure><p>The pier at Kisumu on the morning of the day on which the envoys of all five came.</p></figure>",
    ],
)
def test_what_the_names_of_boxes_rule_out_is_not_the_story(aside: str) -> None:
    middle = len(STORY) // 2
    body = "".join(f"<p>{text}</p>" for text in STORY[:middle]) + aside
    body += "".join(f"<p>{text}</p>" for text in STORY[middle:])
    assert article_of(f"<div class='article-body'>{body}</div>").paragraphs == STORY


def test_the_box_named_as_the_story_is_read_and_not_those_around_it() -> None:
    other = "<p>Our bureau in Kisumu has covered the lake and all who live by it for more than thirty years.</p>"
    body = f"<main>{other * 2}<div class='storyBody'>{PARAGRAPHS}</div></main>"
    assert article_of(body).paragraphs == STORY


@pytest.mark.parametrize("name", ["article-with-sidebar", "content has-share no-comments", "page-menu-open"])
def test_a_name_that_speaks_of_the_whole_story_rules_nothing_out(name: str) -> None:
    assert article_of(f"<article><div class='{name}'>{PARAGRAPHS}</div></article>").paragraphs == STORY


@pytest.mark.parametrize("parting", ["<br><br>", "<br/>\n", "<br>\n<br>\n"])
@pytest.mark.parametrize("tag", ["div", "p", "span"])
def test_line_breaks_part_paragraphs(tag: str, parting: str) -> None:
    article = article_of(f"<article><{tag}>{parting.join(STORY)}</{tag}></article>")
    assert article.paragraphs == STORY


def test_a_single_line_break_within_a_paragraph_is_a_space() -> None:
    body = f"<article><p>{STORY[0]}<br>{STORY[1]}</p>{''.join(f'<p>{text}</p>' for text in STORY[2:])}</article>"
    assert article_of(body).paragraphs == (f"{STORY[0]} {STORY[1]}", *STORY[2:])


@pytest.mark.parametrize("empty", ["<span></span>", "<strong></strong>", "<a name='top'></a>"])
def test_text_behind_an_empty_tag_is_kept(empty: str) -> None:
    body = "".join(f"<p>{empty}{text}</p>" for text in STORY)
    assert article_of(f"<article>{body}</article>").paragraphs == STORY


def test_words_in_tags_within_a_sentence_are_kept() -> None:
    marked = STORY[0].replace("Kisumu", "<a href='/kisumu'>Kisumu</a>").replace("Monday", "<time>Monday</time>")
    body = f"<p>{marked}</p>{''.join(f'<p>{text}</p>' for text in STORY[1:])}"
    assert article_of(f"<article>{body}</article>").paragraphs == STORY


def test_headings_within_the_story_and_rows_of_a_table() -> None:
    rows = "<table><tr><td>Kenya</td><td>40 boats</td></tr><tr><td>Uganda</td><td>25 boats</td></tr></table>"
    article = article_of(f"<article>{PARAGRAPHS}<h2>The boats</h2>{rows}</article>")
    assert article.paragraphs == (*STORY, "Kenya 40 boats", "Uganda 25 boats")
    assert ("label", "The boats") in [(piece.kind, piece.text) for piece in article.furniture]
