"""Which claims are judged to tell of one happening, and the reasons given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims.claim import Claim, ClaimPlace
from detente.ledger.events import Judgement, judge, likely, telling_of

Make = Callable[..., Claim]

MOPTI = ClaimPlace("Mopti", "Mopti", "MLI", 14.49, -4.19, 2453348)
GAO = ClaimPlace("Gao", "Gao", "MLI", 16.27, -0.04, 2457161)


def judged(one: Claim, other: Claim) -> Judgement:
    return judge(*(telling_of(each, each.article.id, each.article.publisher) for each in (one, other)))


def reasons(judgement: Judgement, against: bool) -> set[str]:
    return {reason.what for reason in judgement.reasons if (reason.weight < 0) == against}


def test_one_closure_in_two_tellings(claim: Make) -> None:
    one = claim("Chile ordered the consulate of Peru in Arica shut.", "shut", "closure", "CHL", "PER", on="2019-03-04")
    other = claim("Santiago is closing the Peruvian consulate in Arica.", "closing", "closure", "CHL.GOV", "PER")
    judgement = judged(one, other)
    assert judgement.same
    assert {"kind", "days", "words", "names"} <= reasons(judgement, against=False)


def test_the_closure_of_another_consulate(claim: Make) -> None:
    one = claim("Chile ordered the consulate in Arica shut.", "shut", "closure", "CHL", "PER", on="2019-03-04")
    other = claim("Chile ordered the consulate in Iquique shut.", "shut", "closure", "CHL", "PER", on="2019-03-11")
    judgement = judged(one, other)
    assert not judgement.same
    assert {"days", "spots"} <= reasons(judgement, against=True)


def test_the_expulsion_beside_the_closure(claim: Make) -> None:
    one = claim("Chile shut the consulate in Arica.", "shut", "closure", "CHL", "PER", on="2019-03-04")
    other = claim("Chile arrested a Peruvian in Arica.", "arrested", "arrest", "CHL", "PER", on="2019-03-04")
    assert not judged(one, other).same
    assert likely(telling_of(one, "a", None), telling_of(other, "b", None)) is None


@pytest.mark.parametrize(
    ("kind", "other_kind"), [("visit", "reception"), ("meeting", "talks"), ("call", "talks"), ("letter", "message")]
)
def test_contacts_coded_otherwise(claim: Make, kind: str, other_kind: str) -> None:
    one = claim("The presidents dealt with the dam.", "dealt", kind, "a@EGY", "b@ETH", on="2019-03-04")
    other = claim("The dam was what they dealt with.", "dealt", other_kind, "b@ETH a@EGY", on="2019-03-04")
    assert judged(one, other).same


def test_another_guest(claim: Make) -> None:
    one = claim("They met for an hour.", "met", "meeting", "a@EGY b@ETH", on="2019-03-04")
    other = claim("They met over dinner.", "met", "meeting", "c@EGY d@ETH", on="2019-03-04")
    assert "guests" in reasons(judged(one, other), against=True)
    assert (
        judged(one, other).score < judged(one, claim("They met.", "met", "meeting", "EGY ETH", on="2019-03-04")).score
    )


def test_a_call_to_another_leader(claim: Make) -> None:
    one = claim("Macron rang Aliyev.", "rang", "call", "m@FRA", "a@AZE", on="2019-03-04")
    other = claim("Macron rang Pashinyan.", "rang", "call", "m@FRA", "p@ARM", on="2019-03-04")
    assert not judged(one, other).same


def test_the_answer_in_kind(claim: Make) -> None:
    one = claim("Kenya expelled four diplomats.", "expelled", "expulsion", "KEN", "SOM", on="2019-03-04")
    other = claim("Somalia expelled four diplomats.", "expelled", "expulsion", "SOM", "KEN", on="2019-03-04")
    judgement = judged(one, other)
    assert not judgement.same
    assert judgement.reasons[0].text == "the sides are the other way round"


def test_numbers_that_contradict(claim: Make) -> None:
    words = "The United States expelled {} Russian diplomats over the poisoning."
    sixty, other_sixty, thirty = (
        claim(words.format(name), "expelled", "expulsion", "USA", "RUS", amount=(value, "diplomat"))
        for name, value in (("sixty", 60), ("60", 60), ("35", 35))
    )
    assert judged(sixty, other_sixty).same
    assert not judged(sixty, thirty).same
    assert "amounts" in reasons(judged(sixty, thirty), against=True)


def test_tolls_grow(claim: Make) -> None:
    words = "Gunmen killed {} villagers near Mopti."
    one, other = (
        claim(
            words.format(dead), "killed", "killing", "MLI.REB", on="2019-03-04", place=MOPTI, amount=(dead, "villager")
        )
        for dead in (12, 17)
    )
    assert judged(one, other).same


def test_attacks_on_two_towns(claim: Make) -> None:
    one = claim("Gunmen killed villagers.", "killed", "killing", "MLI.REB", on="2019-03-04", place=MOPTI)
    other = claim("Gunmen killed villagers.", "killed", "killing", "MLI.REB", on="2019-03-05", place=GAO)
    assert "place" in reasons(judged(one, other), against=True)


def test_a_year_in_the_clause_dates_it(claim: Make) -> None:
    now = claim("Niger freed the two pilots.", "freed", "release", "NER", "FRA", article="p")
    before = claim("Niger last freed pilots in 2013.", "freed", "release", "NER", "FRA", article="p")
    assert not judged(now, before).same
    assert "days" in reasons(judged(now, before), against=True)


def test_a_denial_tells_of_what_it_denies(claim: Make) -> None:
    one = claim("Chad shelled Toumour.", "shelled", "shelling", "TCD", "NER", on="2019-03-04")
    other = claim(
        "Chad never shelled Toumour, it said.", "shelled", "shelling", "TCD", "NER", status="denied", said_by="TCD.GOV"
    )
    assert judged(one, other).same


def test_one_sentence_tells_two_acts(claim: Make) -> None:
    words = "Ghana recalled its envoy to Togo and recalled its envoy to Benin."
    one = claim(words, "recalled", "recall", "GHA", "TGO", article="p")
    other = claim(words, "recalled", "recall", "GHA", "BEN", article="p")
    assert not judged(one, other).same


def test_a_copied_sentence_is_one_telling(claim: Make) -> None:
    words = "Lawmakers in Tirana demanded an answer from Belgrade before the week is out, a speaker said."
    one, other = (
        claim(words, "demanded", "demand", "ALB.LEG", "SRB", published=day) for day in ("2019-03-04", "2019-03-08")
    )
    assert judged(one, other).same


def test_the_same_whichever_comes_first(claim: Make) -> None:
    one = claim("Peru recalled its envoy.", "recalled", "recall", "PER", "CHL", on="2019-03-04")
    other = claim("Lima called its ambassador home.", "called", "recall", "PER.GOV", status="announced")
    assert judged(one, other) == judged(other, one)
    assert judged(one, other).a < judged(one, other).b


def test_reasons_come_in_words_heaviest_first(claim: Make) -> None:
    one = claim("Peru recalled its envoy from Quito.", "recalled", "recall", "PER", "ECU", on="2019-03-04")
    other = claim("Peru called its envoy in Quito home.", "called", "recall", "PER", "ECU", on="2019-03-04")
    judgement = judged(one, other)
    weights = [abs(reason.weight) for reason in judgement.reasons]
    assert weights == sorted(weights, reverse=True)
    assert {"both tell of recall", "on the same day (2019-03-04; 2019-03-04)"} & {r.text for r in judgement.reasons}
    assert not any("{" in reason.text for reason in judgement.reasons)
