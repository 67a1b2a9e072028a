from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from detente.captures import Capture, capture_of, clean, expand, is_path
from detente.captures.encoding import decode
from detente.errors import InputError

ENGLISH = "The minister said: “We’ll meet in Zürich – soon.”"
RUSSIAN = "Президент России Владимир Путин провёл переговоры с президентом Турции. "


def page(body: str, declared: str = "") -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    return f"<html><head>{meta}<title>News</title></head><body><p>{body}</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1252", "no-such-charset", "rot13"])
def test_english_is_read_whatever_the_page_declares(encoding: str, declared: str) -> None:
    text = page(ENGLISH * 3, declared)
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("declared", ["", "windows-1251", "iso-8859-1", "windows-1252"])
def test_cyrillic_is_read_though_mislabelled(declared: str) -> None:
    text = page(RUSSIAN * 4, declared)
    assert decode(text.encode("cp1251"))[0] == text


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("koi8-r", RUSSIAN),
        ("iso-8859-2", "Łódź żąda przeprosin. "),
        ("shift_jis", "首相は大統領と会談した。"),
        ("gb2312", "总理会见了总统。"),
    ],
)
def test_declared_encodings_are_followed(encoding: str, words: str) -> None:
    text = page(words * 4, encoding)
    assert decode(text.encode(encoding))[0] == text


def test_latin_bytes_in_a_utf8_page_are_read_too() -> None:
    mixed = "Café in Zürich – ".encode() * 3 + "naïve façade".encode("latin-1")
    assert decode(mixed)[0] == "Café in Zürich – " * 3 + "naïve façade"


def test_utf16_without_mark_is_text_not_binary(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes((ENGLISH * 5).encode("utf-16-le"))
    (capture,) = expand([str(path)])
    assert isinstance(capture, Capture)
    assert capture.text == ENGLISH * 5


def test_cleaning_keeps_words_and_quotes_and_drops_what_no_one_sees() -> None:
    assert clean("\ufeffthe\u00a0Krem\u00adlin\r\nsaid\u200b “so”\u200f\0\rtoday\u2028now\ud800") == (
        "the Kremlin\nsaid “so”\ntoday\nnow\ufffd"
    )


def test_cleaned_text_has_no_trace_of_its_container(tmp_path: Path) -> None:
    path = tmp_path / "page.txt.gz"
    path.write_bytes(gzip.compress("\ufeffOne\u00a0two.\r\n\r\nThree.\0\r\n".encode()))
    (capture,) = expand([str(path)])
    assert isinstance(capture, Capture)
    assert capture.text == "One two.\n\nThree.\n"


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("Talks began on Monday.", "text"),
        ("Trade fell <5% and >2%, he said. <a>", "text"),
        ("<p>Talks began on Monday.</p>", "html"),
        ("  <!DOCTYPE html>\n<html><body>x</body></html>", "html"),
        ("<!-- saved page -->\n<div>Talks</div>", "html"),
        ('<?xml version="1.0"?><html xmlns="x"><body>x</body></html>', "html"),
        ("Talks<br>began<br>on<br>Monday<br>", "html"),
    ],
)
def test_markup_is_told_by_its_tags(text: str, media: str) -> None:
    assert capture_of(text).media == media


def test_a_string_is_a_path_or_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Talks resume").write_text("x")
    assert is_path("Talks resume")
    for path in ("pages/one.html", "missing.jsonl.gz", "./my pages/one.txt", "pages/*", "*.txt"):
        assert is_path(path), path
    for text in ("Talks resume.", "One line.\nTwo.", "<p>x</p>", "", "Said he: “read this.txt” " * 100):
        assert not is_path(text), text


def test_an_empty_string_or_a_wrong_date_is_an_input_error() -> None:
    with pytest.raises(InputError, match="empty"):
        capture_of(" \u200b\n")
    with pytest.raises(InputError, match="published is not a date"):
        capture_of("Talks began.", published="2020-13-45x")
    with pytest.raises(InputError, match="published"):
        capture_of("Talks began.", published="2020-02-30")


def test_the_digest_is_of_the_bytes_as_given(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"One\r\ntwo")
    (from_file,) = expand([str(path)])
    assert isinstance(from_file, Capture)
    assert from_file.sha256 == capture_of("One\r\ntwo").sha256 != capture_of("One\ntwo").sha256
