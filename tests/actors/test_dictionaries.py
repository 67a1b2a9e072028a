"""Users' own dictionaries: read, put before what the base knows, and refused by line where they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from detente.actors import ActorBase, ActorMention, find_mentions
from detente.actors.dictionaries import read_dictionary
from detente.articles.article import Article, PageDate
from detente.errors import InputError
from detente.sentences import parse, split

ACTORS = """\
# An invented land, and some of ours. <!-- one remark -->
<!-- another,
NOT_READ [XXX]
over lines -->
NARNIA_ [NRN]
+NARNIAN
+CAIR_PARAVEL_
JADIS_  ; the witch
+WHITE_WITCH
\t[NRNGOV <501231]
\t[NRNREB 19510101-19601231]
\t[NRNELI >610101]
PENTAGON_ [USAMIL]
VLADIMIR_PUTIN_
+PUTIN
[RUSMIL >20000507]
WOMEN_FOR_PEACE [NGOHRI]
ELF_LEAGUE [ELFKING]
UNITED_NATIONS [IGOUNO]
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
WATCH!PERSON!_ {} [~COP]
FAUN_ [~CVL]
OX_ {OXEN} [~MIL]
WIZARD [~WIZ]
"""
OURS = """\
actors:
  - name: Ruritania
    type: state
    code: RUR
    names: [Kingdom of Ruritania]
    adjectives: Ruritanian
    capital: Strelsau
  - name: Rudolf Rassendyll
    country: RUR
    held:
      - {office: president, begin: 1994-05-01, end: 1994-07-31}
      - {office: prisoner, sector: ELI, begin: 1994-08-01}
  - {name: Black Elphberg Front, names: BEF, type: group, country: RUR, sector: REB, id: bef}
agents:
  - {noun: duke, plural: dukes, sector: ELI}
"""

Read = Callable[[str, str], list[ActorMention]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("own")
    for name, text in (("a.actors.txt", ACTORS), ("b.agents.txt", AGENTS), ("c.yaml", OURS)):
        (folder / name).write_text(text, encoding="utf-8")
    base = ActorBase.with_files(tuple(str(path) for path in sorted(folder.iterdir())))

    def mentions(text: str, day: str) -> list[ActorMention]:
        sentences = parse(split(Article("t", "<text>", text, (text,))), lambda sentence: True)
        return list(find_mentions(sentences, base, PageDate(day, day)))

    return mentions


@pytest.mark.parametrize(
    ("day", "text", "words", "expected"),
    [
        ("1999-01-01", "Narnia fell silent.", "Narnia", ("NRN", "state", "NRN", "GOV")),
        ("1999-01-01", "The fleet left Cair Paravel.", "Cair Paravel", ("NRN", "state", "NRN", "GOV")),
        ("1950-01-01", "Jadis spoke.", "Jadis", ("jadis", "person", "NRN", "GOV")),
        ("1960-01-01", "The White Witch spoke.", "White Witch", ("jadis", "person", "NRN", "REB")),
        ("1970-01-01", "The White Witch spoke.", "White Witch", ("jadis", "person", "NRN", "ELI")),
        ("2015-01-01", "Putin spoke.", "Putin", ("vladimir-putin", "person", "RUS", "MIL")),
        ("2015-01-01", "The Pentagon spoke.", "Pentagon", ("pentagon", "organisation", "USA", "MIL")),
        ("2015-01-01", "Women for Peace spoke.", "Women for Peace", ("women-for-peace", "organisation", "NGO", "SOC")),
        ("2015-01-01", "The Elf League spoke.", "Elf League", ("elf-league", "organisation", "ELFKING", None)),
        ("2015-01-01", "Three Narnian fauns fled.", "Narnian fauns", ("NRN.CVL", "group", "NRN", "CVL")),
        ("2015-01-01", "Norwegian oxen fled.", "Norwegian oxen", ("NOR.MIL", "group", "NOR", "MIL")),
        ("2015-01-01", "Norwegian watchwomans fled.", "Norwegian watchwomans", None),
        ("2015-01-01", "Norwegian wizards fled.", "Norwegian wizards", ("NOR.WIZ", "group", "NOR", "WIZ")),
        ("1994-06-01", "The Ruritanian president left.", "The Ruritanian president",
         ("rudolf-rassendyll", "person", "RUR", "GOV")),
        ("1995-06-01", "Rudolf Rassendyll left.", "Rudolf Rassendyll", ("rudolf-rassendyll", "person", "RUR", "ELI")),
        ("1995-06-01", "Strelsau denied it.", "Strelsau", ("RUR", "state", "RUR", "GOV")),
        ("1995-06-01", "The BEF denied it.", "BEF", ("bef", "group", "RUR", "REB")),
        ("1995-06-01", "The dukes of Ruritania left.", "The dukes of Ruritania", ("RUR.ELI", "group", "RUR", "ELI")),
    ],
)  # fmt: skip
def test_users_actors_are_resolved_like_ours(
    read: Read, day: str, text: str, words: str, expected: tuple[str, str, str, str | None] | None
) -> None:
    found = {m.text: (m.id, m.type, m.country, m.sector) for m in read(text, day)}
    assert found.get(words) == expected


def test_what_the_files_do_not_name_is_as_before(read: Read) -> None:
    (merkel,) = read("Angela Merkel left.", "2015-01-01")
    assert (merkel.id, merkel.office) == ("angela-merkel", "chancellor")
    assert ActorBase.default().names.get("Narnia") == ()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("x.txt", "# nothing\nNARNIA\n", "line 2: no code for Narnia"),
        ("x.txt", "\n+NARNIAN [NRN]\n", "line 2: a synonym or a code before any name"),
        ("x.txt", "NARNIA [NRN\n", "line 1: a bracket is not closed"),
        ("x.txt", "NARNIA [NRN >501331]\n", "line 1: not a day: 501331"),
        ("x.txt", "NARNIA [NRN since 1950]\n", "line 1: not a code: [NRN since 1950]"),
        ("x.txt", "_ [NRN]\n", "line 1: a line without a name"),
        ("x.txt", "FAUN_ {FAUNS} {FAUNI} [~CVL]\n", "line 1: not an agent"),
        ("x.txt", "OK [NRN]\nWATCH!PERSON! [~COP]\n", "line 2: no such set: !PERSON!"),
        ("x.yaml", "actors:\n  - name: A\n    tipe: group\n", "line 3: no such field: tipe"),
        ("x.yaml", "actors:\n  - name: A\n    type: tribe\n", "line 3: no such type: tribe"),
        ("x.yaml", "actors:\n  - country: A\n", "line 2: an actor without a name"),
        ("x.yaml", "actors:\n  - {name: A, type: state}\n", "line 2: a state needs a code"),
        ("x.yaml", "actors:\n  - name: A\n    held: [{begin: 1994}]\n", "line 3: not a day: 1994"),
        ("x.yaml", "agents: [{plural: dukes}]\n", "line 1: an agent without a noun"),
        ("x.yaml", "actors: [unclosed\n", "line 2: "),
        ("x.yaml", "just words\n", "line 1: fields were expected here"),
        ("x.yaml", "[" * 5_000, "line 1: "),
    ],
)
def test_mistakes_are_told_by_line(tmp_path: Path, name: str, text: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_dictionary(path)
    assert error.value.source == str(path)
    assert error.value.reason.startswith(reason)


def test_files_that_are_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\x00")
    for name in ("x.txt", "none.txt", "."):
        with pytest.raises(InputError):
            read_dictionary(tmp_path / name)


def test_empty_files_add_nothing(tmp_path: Path) -> None:
    for name in ("x.txt", "x.yaml"):
        (tmp_path / name).write_text("# nothing\n", encoding="utf-8")
        read = read_dictionary(tmp_path / name)
        assert (read.actors, read.agents) == ((), ())


def test_days_of_two_digits_are_of_the_right_century(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A_B [NRNGOV 991231-300101]\nC_D [NRNGOV >300101]\n", encoding="utf-8")
    first, second = read_dictionary(tmp_path / "x.txt").actors
    assert [date.fromisoformat(spell.begin).year for given in (first, second) for spell in given.spells] == [1999, 2030]
