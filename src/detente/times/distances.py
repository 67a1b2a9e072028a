"""Durations, sets, and what lies so far from the page's day or from something else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import PAGE, UNKNOWN_DAY, Action, Inner, Meaning, Scene, anchored, relative, unresolved

_DISTANCE = re.compile(r"P(\d{1,4})([DWMY])")
_CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
_MULTIPLES = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W"), "NI": (1, "D")}
_DAY_UNITS = frozenset({"D", "W", "M", "Q", "Y", "DE", "CE", "FN", "NI"})


def _count(match: Match) -> float | str:
    """The number of a quantity, "X" where it is vague."""
    values = match.values
    if match.action == "vague":
        return "X"
    if match.action == "half_of":
        return 0.5
    if match.action == "half":
        whole = _count(match.parts["qty0"])
        return whole if isinstance(whole, str) else whole + 0.5
    if "AMOUNT" in values:
        return float(str(values["AMOUNT"]).rstrip(".,").replace(",", ""))
    if "DIGITS" in values:
        return int(values["DIGITS"])
    if "TENS" in values:
        return int(values["TENS"]) + int(values["ONES"])
    number: float | str = next((values[name] for name in ("COUPLE", "NUM", "ONE") if name in values), "X")
    return number


def _span(match: Match) -> tuple[float | str, str]:
    """The count and the unit of a span such as "two and a half years"."""
    if match.action == "span_one":
        return 1, str(match.values["UNIT"])
    part = match.parts.get("qty2") or match.parts.get("qty")
    count: float | str = _count(part) if part else 1
    if match.action == "span_half" and not isinstance(count, str):
        count += 0.5
    return count, str(match.values.get("UNIT") or match.values.get("UNITS"))


def duration_value(count: float | str, unit: str) -> str:
    """The TIMEX3 value of so many units: ("2", "W") is P2W."""
    if unit in _MULTIPLES:
        factor, unit = _MULTIPLES[unit]
        if not isinstance(count, str):
            count *= factor
    number = count if isinstance(count, str) else f"{count:g}"
    return f"PT{number}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{number}{unit}"


def _duration(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    if "span" in match.parts:
        span = match.parts["span"]
        # "A quarter of the seats" is no time.
        if match.values.get("UNIT", span.values.get("UNIT")) == "Q" and "ONE" in getattr(
            span.parts.get("qty"), "values", {}
        ):
            return None
        return unresolved("DURATION", duration_value(*_span(span)))
    unit = str(match.values.get("UNITS") or match.values.get("UNIT"))
    return unresolved("DURATION", duration_value("X", unit))


def _moved(start: date, count: float | str, unit: str, sign: int) -> period.Period | None:
    """The calendar period that lies so many units from a day."""
    if isinstance(count, str) or unit not in _DAY_UNITS or count != int(count):
        return None
    target = period.shift(start, unit, sign * int(count))
    return period.containing("Y" if unit in ("DE", "CE") else unit, target) if target else None


def counted_from(start: date, distance: str, sign: int) -> period.Period | None:
    """The calendar period that lies a TIMEX3 duration ("P2D") after a day (before it, where ``sign`` is -1)."""
    found = _DISTANCE.fullmatch(distance)
    return _moved(start, int(found.group(1)), found.group(2), sign) if found else None


def _ago(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    count, unit = _span(match.parts["span"]) if "span" in match.parts else ("X", str(match.values["UNITS"]))
    found = _moved(scene.page, count, unit, -1) if scene.page else None
    if found is not None:
        return relative(found)
    return unresolved("DURATION" if unit in _CLOCK_UNITS or scene.page is None else "DATE", duration_value(count, unit))


def _shifted(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """ "Six weeks after Nov. 3": the span is a duration, which its anchor puts on the calendar."""
    count, unit = _span(match.parts["span"]) if "span" in match.parts else (1, str(match.values["UNIT"]))
    kind: Meaning = unresolved("DURATION" if "span" in match.parts else "DATE", duration_value(count, unit))
    base = inner("base", scene)
    if base is None or base.begins is None or base.ends is None:
        return kind
    back = any(word.lower in ("before", "prior") for word in scene.words[match.start : match.parts["base"].start])
    found = _moved(base.begins if back else base.ends, count, unit, -1 if back else 1)
    if found is None:
        return kind
    said = match.parts["base"]
    text = scene.text[scene.words[said.start].start : scene.words[said.end - 1].end]
    value = kind.value if kind.type == "DURATION" else found.value
    return replace(anchored(found, text), type=kind.type, value=value)


def _shifted_ref(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """ "Two days later", "the day before": counted from what was spoken of last."""
    count, unit = _span(match.parts["span"]) if "span" in match.parts else (1, str(match.values["UNIT"]))
    last = scene.last_day if unit in ("D", "W", "FN", "NI") else scene.last
    kind = unresolved("DURATION" if "span" in match.parts else "DATE", duration_value(count, unit))
    if last is None or last.begins is None:
        return kind
    back = scene.words[match.end - 1].lower in ("before", "earlier", "previously", "previous", "beforehand")
    found = _moved(last.begins, count, unit, -1 if back else 1)
    return anchored(found, scene.last_text) if found else kind


def _same_year_ago(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """ "The same period last year": what was spoken of last, a year before."""
    last = scene.last
    if last is None or last.begins is None or last.unit not in ("D", "W", "M", "Q", "Y", "H"):
        return unresolved("DATE", UNKNOWN_DAY)
    moved = period.shift(last.begins, "Y", -1)
    if moved is None:
        return unresolved("DATE", UNKNOWN_DAY)
    return anchored(period.containing(last.unit, moved), scene.last_text)


def _around(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """The past two weeks, the next six months, recent years: a stretch that begins or ends with the page's day."""
    count = _count(match.parts["qty"]) if "qty" in match.parts else 1 if "UNIT" in match.values else "X"
    unit = str(match.values.get("UNITS") or match.values.get("UNIT"))
    value = duration_value(count, unit)
    if scene.page is None or isinstance(count, str) or unit not in _DAY_UNITS or count != int(count):
        return unresolved("DURATION", value)
    step = match.values.get("WHICH", -1)
    sign = -1 if step in (-1, "P") else 1
    far = period.shift(scene.page, unit, sign * int(count))
    return _stretch(value, scene.page, far) if far and step != 0 else unresolved("DURATION", value)


def _stretch(value: str, page: date, far: date) -> Meaning:
    begins, ends = min(page, far), max(page, far)
    return Meaning("DURATION", value, begins, ends, period.coarsest(begins, ends), "relative", PAGE)


def _within(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """ "In two weeks" of something to come is two weeks from the page's day, "within two weeks" the days until then."""
    count, unit = _span(match.parts["span"])
    value = duration_value(count, unit)
    if scene.page is None or scene.direction() <= 0:
        return unresolved("DURATION", value)
    found = _moved(scene.page, count, unit, 1)
    if found is None:
        return unresolved("DURATION", value)
    if scene.words[match.start - 1].lower == "in":
        return replace(relative(found), type="DURATION", value=value)
    return _stretch(value, scene.page, found.ends)


def _set(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    values = match.values
    if "WEEKDAY" in values or "WEEKDAYS" in values:
        return unresolved("SET", f"XXXX-WXX-{values.get('WEEKDAY') or values['WEEKDAYS']}")
    if "MON" in values:
        return unresolved(
            "SET", f"XXXX-{int(values['MON']):02d}" + (f"-{int(values['DAY']):02d}" if "DAY" in values else "")
        )
    if "PERIODIC" in values:
        return unresolved("SET", str(values["PERIODIC"]))
    if "PART" in values:
        return unresolved("SET", f"{UNKNOWN_DAY}T{values['PART']}")
    count: float | str = _count(match.parts["qty"]) if "qty" in match.parts else 1
    other = any(word.lower == "other" for word in scene.words[match.start : match.end])
    return unresolved("SET", duration_value(2 if other else count, str(values.get("UNIT") or values["UNITS"])))


def _rate(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    return unresolved("SET", duration_value(1, str(match.values["UNIT"])))


DISTANCES: dict[str, Action] = {
    "duration": _duration, "duration_bare": _duration, "ago": _ago, "ago_bare": _ago, "shifted": _shifted,
    "shifted_one": _shifted, "shifted_ref": _shifted_ref, "same_year_ago": _same_year_ago, "around": _around,
    "within": _within, "set": _set, "set_weekday": _set, "set_day": _set, "periodic": _set, "rate": _rate,
}  # fmt: skip
