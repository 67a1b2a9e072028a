"""What a ledger answers: filters, orders, pages of a list, facets, timelines and statistics."""

from __future__ import annotations

import pytest

from detente.errors import InputError, UsageError
from detente.ledger.ledger import Ledger


def kinds(ledger: Ledger, **filters: object) -> list[str | None]:
    return sorted(str(event.kind) for event in ledger.events(**filters))


def test_all_events_newest_first(small: Ledger) -> None:
    days = [event.date.start or event.first_published or "" for event in small.events()]
    assert len(days) == 5
    assert days == sorted(days, reverse=True)


def test_two_tellings_of_one_closure_are_one_event(small: Ledger) -> None:
    (closure,) = small.events(kinds=["closure"])
    assert len(closure.claims) == 2
    assert closure.outlets == closure.origins == 2


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"parties": ["Russia", "Turkey"]}, ["call", "closure", "expulsion"]),
        ({"parties": "TUR"}, ["call", "closure", "expulsion"]),
        ({"actors": ["Turkey"]}, ["closure"]),
        ({"actors": ["Turkey"], "recipients": ["Russia"]}, ["closure"]),
        ({"actors": ["Putin"]}, ["call"]),
        ({"recipients": ["recep-tayyip-erdogan"]}, ["call"]),
        ({"actors": ["NATO/members"]}, ["closure", "humanitarian_aid", "visit"]),
        ({"parties": ["RUS/GOV"]}, ["call"]),
        ({"speakers": ["Russia"]}, ["expulsion"]),
        ({"since": "2019-03-02", "until": "2019-03-31"}, ["call", "expulsion"]),
        ({"statuses": ("announced", "denied")}, ["expulsion", "visit"]),
        ({"quads": (2,)}, ["humanitarian_aid"]),
        ({"cameo": ("16",)}, ["closure", "expulsion"]),
        ({"contexts": ("humanitarian",)}, ["humanitarian_aid"]),
        ({"countries": ("RUS",)}, ["humanitarian_aid"]),
        ({"outlets": ("Gulf Ledger",)}, ["humanitarian_aid", "visit"]),
        ({"origins": 2}, ["closure"]),
        ({"text": "consulate Trabzon"}, ["closure"]),
        ({"text": '"two Turkish diplomats"'}, ["expulsion"]),
        ({"text": '"diplomats Turkish two"'}, []),
        ({"text": "?!"}, []),
        ({"confidence": 0.9999}, []),
    ],
)
def test_each_filter(small: Ledger, filters: dict[str, object], found: list[str]) -> None:
    assert kinds(small, **filters) == found
    assert small.count(**filters) == len(found)


def test_a_list_goes_on_after_an_event_without_gap_or_repetition(small: Ledger) -> None:
    for sort in ("newest", "oldest", "surest", "most-told", "most-hostile", "most-friendly"):
        whole = [event.id for event in small.events(sort=sort)]
        stepwise: list[str] = []
        while len(stepwise) < len(whole):
            after = stepwise[-1] if stepwise else None
            stepwise += [event.id for event in small.events(sort=sort, limit=2, after=after)]
        assert stepwise == whole


def test_going_on_after_an_event_that_is_not_there_is_an_error(small: Ledger) -> None:
    with pytest.raises(InputError, match="no event of that id"):
        small.events(after="nowhere")


@pytest.mark.parametrize("name", ["Atlantis", "RUS/XXX", "Putin/MIL", "Russia/members"])
def test_a_name_of_nobody_is_an_error(small: Ledger, name: str) -> None:
    with pytest.raises(UsageError, match=name.split("/")[0]):
        small.events(parties=[name])


def test_an_event_is_found_by_the_id_of_any_of_its_claims(small: Ledger) -> None:
    (closure,) = small.events(kinds=["closure"])
    assert [small.event(id) for id in closure.claims] == [closure, closure]
    assert [claim.id for claim in small.claims(closure.id)] == list(closure.claims)
    assert small.event("nowhere") is None


def test_claims_are_verbatim_in_the_article_they_name(small: Ledger) -> None:
    for event in small.events():
        for claim in small.claims(event.id):
            article = small.article(claim.article.id)
            assert article is not None
            assert article.body[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_facets_count_the_events_asked_for(small: Ledger) -> None:
    found = small.facets(parties=["Russia", "Turkey"])
    assert {one.value: one.count for one in found["kind"]} == {"call": 1, "closure": 1, "expulsion": 1}
    assert {one.value: one.count for one in found["country"]} == {"RUS": 3, "TUR": 3}
    assert {one.value: one.count for one in found["outlet"]} == {"Harbour Post": 2, "Steppe Courier": 2}


def test_a_timeline_of_two_parties_goes_both_ways_without_gaps(small: Ledger) -> None:
    drawn = small.timeline(parties=["Turkey", "Russia"], step="day")
    there = [point for point in drawn.points if point.direction == "Turkey → Russia"]
    back = [point for point in drawn.points if point.direction == "Russia → Turkey"]
    assert [point.start for point in there] == ["2019-03-01", "2019-03-02", "2019-03-03", "2019-03-04"]
    assert [point.events for point in there] == [1, 0, 0, 0]
    assert [point.events for point in back] == [0, 0, 1, 1]
    assert there[0].quads == (0, 0, 0, 1)
    assert there[1].goldstein is None


def test_a_timeline_leaves_out_what_is_not_dated_and_says_so(small: Ledger) -> None:
    drawn = small.timeline(step="month")
    assert [(point.start, point.events) for point in drawn.points] == [("2019-03-01", 3), ("2019-04-01", 1)]
    assert drawn.undated == 1


def test_statistics(small: Ledger) -> None:
    found = small.stats()
    assert (found.articles, found.claims, found.events) == (3, 6, 5)
    assert found.dated == pytest.approx(5 / 6, abs=0.001)
    assert found.placed == pytest.approx(1 / 6, abs=0.001)
    assert found.attributed == pytest.approx(2 / 6, abs=0.001)
    assert [(one.name, one.articles, one.claims) for one in found.outlets] == [
        ("Gulf Ledger", 1, 2), ("Harbour Post", 1, 2), ("Steppe Courier", 1, 2),
    ]  # fmt: skip
    assert found.days == {"2019-03-02": 1, "2019-03-03": 1, "2019-04-11": 1}


def test_answers_come_as_tables(small: Ledger) -> None:
    answer = small.events(kinds=["closure"])
    for table in (answer.to_arrow().to_pylist(), answer.to_pandas().to_dict("records"), answer.to_polars().to_dicts()):
        (row,) = table
        assert (row["kind"], row["claims"], str(row["date_start"])) == ("closure", 2, "2019-03-01")
        assert list(row["actor_countries"]) == ["TUR"]


def test_a_ledger_that_is_not_there_is_an_error(tmp_path: object) -> None:
    with pytest.raises(InputError, match="no such ledger"):
        Ledger(f"{tmp_path}/none.db", create=False)
