"""What a match means: the one place that knows every action of ``data/rules.tsv``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from detente.times import period
from detente.times.clocks import CLOCKS
from detente.times.days import DAYS
from detente.times.distances import DISTANCES
from detente.times.grammar import Match
from detente.times.meaning import PAGE, Action, Inner, Meaning, Scene, unresolved
from detente.times.periods import PERIODS, current


def resolve(match: Match, scene: Scene) -> Meaning | None:
    """What a match means in a scene; None where it is no time expression after all (February 30)."""
    simple = DAYS.get(match.action) or PERIODS.get(match.action)
    if simple is not None:
        return simple(match, scene)
    return _ACTIONS[match.action](match, scene, partial(_part, match))


def _part(match: Match, name: str, scene: Scene) -> Meaning | None:
    part = match.parts.get(name)
    return resolve(part, scene) if part else None


def _same_as(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    return resolve(next(iter(match.parts.values())), scene)


def _mod(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    base = current(match, scene) if match.action == "mod_which" else inner("base", scene)
    part = match.values.get("MOD") or match.values.get("EDGE")
    if base is None or base.begins is None or base.ends is None:
        return base
    if part == "EVE":
        before = period.day(base.begins - timedelta(days=1))
        return replace(base, value=before.value, begins=before.begins, ends=before.ends, precision="day", unit="D")
    if base.unit not in ("W", "M", "Q", "H", "Y", "DE", "CE"):
        return base
    whole = period.Period(base.value, base.begins, base.ends, base.unit)
    begins, ends = period.part_of(whole, str(part), scene.page or base.ends)
    return replace(base, begins=begins, ends=ends)


def _bound(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """Since, until, by, before, after: the period is open on one side, where the page's day closes it if it can."""
    base = inner("core", scene)
    if base is None or base.begins is None or base.ends is None:
        return base
    side = scene.words[match.start].lower
    page = scene.page
    begins, ends = base.begins, base.ends
    if side == "since" and page is not None and begins <= page:
        ends = page
    elif side in ("by", "until", "till") and page is not None and page <= ends:
        begins = page
    else:
        return replace(base, begins=None, ends=None, precision="none", basis="none", anchor=None)
    precision = period.coarsest(begins, ends)
    return replace(base, begins=begins, ends=ends, precision=precision, basis="relative", anchor=PAGE, unit="")


def _range(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    if "YEAR" in match.values:
        first, last = int(match.values["YEAR"]), int(match.values.get("YEAR2", 0))
        last = last or first // 100 * 100 + int(match.values["YY"])
        if not first < last <= first + 100:
            return None
        begins, ends, value = date(first, 1, 1), date(last, 12, 31), f"{first}/{last}"
        return Meaning("DATE", value, begins, ends, period.coarsest(begins, ends), "stated")
    one = inner("core", scene)
    two = inner("core2", scene.seen_from(one.begins, 1) if one and one.begins else scene)
    if one is None or two is None:
        return one or two
    # "Between October and December 2019": the year is told once.
    if one.basis == "relative" and two.basis == "stated" and two.ends is not None:
        one = inner("core", scene.seen_from(two.ends, -1)) or one
    value = f"{one.value}/{two.value}"
    if one.begins is None or two.ends is None or one.begins > two.ends:
        return unresolved("DATE", value)
    basis = one.basis if one.basis == two.basis else "relative"
    anchor = one.anchor or two.anchor
    return Meaning("DATE", value, one.begins, two.ends, period.coarsest(one.begins, two.ends), basis, anchor)


def _reference(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    value = str(match.values.get("REF") or match.action.replace("_reference", "_ref").upper())
    return unresolved("DATE", value)


_ACTIONS: dict[str, Action] = {
    **DISTANCES, **CLOCKS, "same_as": _same_as, "mod": _mod, "mod_which": _mod, "bound": _bound, "range": _range,
    "range_short": _range, "reference": _reference, "past_reference": _reference, "present_reference": _reference,
    "future_reference": _reference,
}  # fmt: skip
