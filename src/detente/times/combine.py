"""The resolution of expressions made of others: parts of periods, distances, clock times, spans, sets and durations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import PAGE, UNKNOWN_DAY, Meaning, Scene, unresolved
from detente.times.resolve import CALENDAR, anchored, current, relative
from detente.times.words import Word

_CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
_MULTIPLES = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W"), "NI": (1, "D")}
_DAY_UNITS = frozenset({"D", "W", "M", "Q", "Y", "DE", "CE", "FN", "NI"})


def resolve(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """What a match means in a scene; None where it is no time expression after all (February 30)."""
    simple = CALENDAR.get(match.action)
    if simple is not None:
        return simple(match, scene)
    return _COMBINED[match.action](match, scene, words)


def _inner(match: Match, name: str, scene: Scene, words: list[Word]) -> Meaning | None:
    part = match.parts.get(name)
    return resolve(part, scene, words) if part else None


def _same_as(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    return resolve(next(iter(match.parts.values())), scene, words)


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
    number = next((values[name] for name in ("COUPLE", "NUM", "ONE") if name in values), "X")
    return number if isinstance(number, str) else number


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


def _duration(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    if "span" in match.parts:
        span = match.parts["span"]
        # "A quarter of the seats" is no time.
        if match.values.get("UNIT", span.values.get("UNIT")) == "Q" and "ONE" in getattr(span.parts.get("qty"), "values", {}):
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


def _ago(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    count, unit = _span(match.parts["span"]) if "span" in match.parts else ("X", str(match.values["UNITS"]))
    found = _moved(scene.page, count, unit, -1) if scene.page else None
    if found is not None:
        return relative(found)
    return unresolved("DURATION" if unit in _CLOCK_UNITS or scene.page is None else "DATE", duration_value(count, unit))


def _shifted(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """ "Six weeks after Nov. 3": the span is a duration, which its anchor puts on the calendar."""
    count, unit = _span(match.parts["span"]) if "span" in match.parts else (1, str(match.values["UNIT"]))
    kind: Meaning = unresolved("DURATION" if "span" in match.parts else "DATE", duration_value(count, unit))
    base = _inner(match, "base", scene, words)
    if base is None or base.begins is None or base.ends is None:
        return kind
    back = any(word.lower in ("before", "prior") for word in words[match.start : match.parts["base"].start])
    found = _moved(base.begins if back else base.ends, count, unit, -1 if back else 1)
    if found is None:
        return kind
    inner = match.parts["base"]
    text = scene.text[words[inner.start].start : words[inner.end - 1].end]
    value = kind.value if kind.type == "DURATION" else found.value
    return replace(anchored(found, text), type=kind.type, value=value)


def _shifted_ref(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """ "Two days later", "the day before": counted from what was spoken of last."""
    count, unit = _span(match.parts["span"]) if "span" in match.parts else (1, str(match.values["UNIT"]))
    last = scene.last_day if unit in ("D", "W", "FN", "NI") else scene.last
    kind = unresolved("DURATION" if "span" in match.parts else "DATE", duration_value(count, unit))
    if last is None or last.begins is None:
        return kind
    back = words[match.end - 1].lower in ("before", "earlier", "previously", "previous", "beforehand")
    found = _moved(last.begins, count, unit, -1 if back else 1)
    return anchored(found, scene.last_text) if found else kind


def _same_year_ago(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """ "The same period last year": what was spoken of last, a year before."""
    last = scene.last
    if last is None or last.begins is None or last.unit not in ("D", "W", "M", "Q", "Y", "H"):
        return unresolved("DATE", UNKNOWN_DAY)
    moved = period.shift(last.begins, "Y", -1)
    if moved is None:
        return unresolved("DATE", UNKNOWN_DAY)
    return anchored(period.containing(last.unit, moved), scene.last_text)


def _mod(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    inner = current(match, scene) if match.action == "mod_which" else _inner(match, "base", scene, words)
    part = match.values.get("MOD") or match.values.get("EDGE")
    if inner is None or inner.begins is None or inner.ends is None:
        return inner
    if part == "EVE":
        before = period.day(inner.begins - timedelta(days=1))
        return replace(inner, value=before.value, begins=before.begins, ends=before.ends, precision="day", unit="D")
    if inner.unit not in ("W", "M", "Q", "H", "Y", "DE", "CE"):
        return inner
    whole = period.Period(inner.value, inner.begins, inner.ends, inner.unit)
    begins, ends = period.part_of(whole, str(part), scene.page or inner.ends)
    return replace(inner, begins=begins, ends=ends)


def _part_of_day(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    inner = _inner(match, "base", scene, words)
    if inner is None or inner.type != "DATE" or (inner.unit and inner.unit != "D"):
        return inner
    return replace(inner, type="TIME", value=f"{inner.value}T{match.values['PART']}")


def _this_part(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    lower = [word.lower for word in words[match.start : match.end]]
    part = str(match.values.get("PART", "NI"))
    if scene.page is None:
        return unresolved("TIME", f"{UNKNOWN_DAY}T{part}")
    yesterday = scene.page - timedelta(days=1)
    when = yesterday if "last" in lower else scene.page
    found = replace(relative(period.day(when)), type="TIME", value=f"{when.isoformat()}T{part}")
    # A night that is over began on the day before.
    return replace(found, begins=yesterday) if "overnight" in lower else found


def _part_alone(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    return unresolved("TIME", f"{UNKNOWN_DAY}T{match.values['PART']}")


def _clock(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    if "NOON" in match.values:
        return unresolved("TIME", str(match.values["NOON"])) if str(match.values["NOON"]).startswith("T") else None
    if "DIGITS" in match.values:
        figures = str(match.values["DIGITS"])
        hour, minute = (int(figures[:2]), figures[2:]) if len(figures) == 4 else (99, "")
    elif "CLOCK" in match.values:
        first, minute, *_ = str(match.values["CLOCK"]).split(":")
        hour = int(first)
    else:
        hour, minute = int(match.values["HOUR"]), "00"
    half = match.values.get("AMPM")
    if half is not None:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 99
    return unresolved("TIME", f"T{hour:02d}:{minute}") if hour <= 24 and int(minute or 99) < 60 else None


def _zoned(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """A clock time with its zone; the name of the zone stands behind the time until its day is known."""
    clock = _inner(match, "clock", scene, words)
    if clock is None:
        return None
    zone = str(match.values.get("ZONE") or match.values.get("CITY_ZONE") or "")
    if "HOUR2" in match.values:
        west = any(word.text in "-−" for word in words[match.start : match.end])
        return replace(clock, value=f"{clock.value}{'-' if west else '+'}{int(match.values['HOUR2']):02d}:00")
    if zone == "UTC":
        return replace(clock, value=f"{clock.value}Z")
    return replace(clock, anchor=zone or None)


def on_day(clock: Meaning, when: Meaning) -> Meaning:
    """A clock time put on the day that ``when`` means, with the offset from UTC that its zone had on that day."""
    value = f"{when.value[:10]}{clock.value}"
    if clock.anchor and when.begins:
        hour, minute = int(clock.value[1:3]), int(clock.value[4:6])
        try:
            moment = datetime(when.begins.year, when.begins.month, when.begins.day, hour % 24, minute, tzinfo=ZoneInfo(clock.anchor))
            offset = moment.strftime("%z")
            value += f"{offset[:3]}:{offset[3:5]}"
        except (ZoneInfoNotFoundError, ValueError):
            pass  # a zone that this machine has no data for: the time stands as stated
    return replace(when, type="TIME", value=value)


def _zoned_day(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    clock = _inner(match, "zoned", scene, words)
    when = _inner(match, "core", scene, words)
    if clock is None or when is None or when.type != "DATE" or (when.unit not in ("", "D")):
        return when or clock
    return on_day(clock, when)


def _bound(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """Since, until, by, before, after: the period is open on one side, where the page's day closes it if it can."""
    inner = _inner(match, "core", scene, words)
    if inner is None or inner.begins is None or inner.ends is None:
        return inner
    side = words[match.start].lower
    page = scene.page
    begins, ends = inner.begins, inner.ends
    if side == "since" and page is not None and begins <= page:
        ends = page
    elif side in ("by", "until", "till") and page is not None and page <= ends:
        begins = page
    else:
        return replace(inner, begins=None, ends=None, precision="none", basis="none", anchor=None)
    precision = period.coarsest(begins, ends)
    return replace(inner, begins=begins, ends=ends, precision=precision, basis="relative", anchor=PAGE, unit="")


def _range(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    if "YEAR" in match.values:
        first, last = int(match.values["YEAR"]), int(match.values.get("YEAR2", 0))
        last = last or first // 100 * 100 + int(match.values["YY"])
        if not first < last <= first + 100:
            return None
        begins, ends, value = date(first, 1, 1), date(last, 12, 31), f"{first}/{last}"
        return Meaning("DATE", value, begins, ends, period.coarsest(begins, ends), "stated")
    one = _inner(match, "core", scene, words)
    two = _inner(match, "core2", replace(scene, direction=lambda: 1, page=one.begins) if one and one.begins else scene, words)
    if one is None or two is None:
        return one or two
    value = f"{one.value}/{two.value}"
    if one.begins is None or two.ends is None or one.begins > two.ends:
        return unresolved("DATE", value)
    basis = one.basis if one.basis == two.basis else "relative"
    anchor = one.anchor or two.anchor
    return Meaning("DATE", value, one.begins, two.ends, period.coarsest(one.begins, two.ends), basis, anchor)


def _around(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
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


def _within(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    """ "In two weeks" of something to come is two weeks from the page's day, "within two weeks" the days until then."""
    count, unit = _span(match.parts["span"])
    value = duration_value(count, unit)
    if scene.page is None or scene.direction() <= 0:
        return unresolved("DURATION", value)
    found = _moved(scene.page, count, unit, 1)
    if found is None:
        return unresolved("DURATION", value)
    if words[match.start - 1].lower == "in":
        return replace(relative(found), type="DURATION", value=value)
    return _stretch(value, scene.page, found.ends)


def _set(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    values = match.values
    if "WEEKDAY" in values or "WEEKDAYS" in values:
        return unresolved("SET", f"XXXX-WXX-{values.get('WEEKDAY') or values['WEEKDAYS']}")
    if "MON" in values:
        return unresolved("SET", f"XXXX-{int(values['MON']):02d}" + (f"-{int(values['DAY']):02d}" if "DAY" in values else ""))
    if "PERIODIC" in values:
        return unresolved("SET", str(values["PERIODIC"]))
    if "PART" in values:
        return unresolved("SET", f"{UNKNOWN_DAY}T{values['PART']}")
    count: float | str = _count(match.parts["qty"]) if "qty" in match.parts else 1
    other = any(word.lower == "other" for word in words[match.start : match.end])
    return unresolved("SET", duration_value(2 if other else count, str(values.get("UNIT") or values["UNITS"])))


def _rate(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    return unresolved("SET", duration_value(1, str(match.values["UNIT"])))


def _reference(match: Match, scene: Scene, words: list[Word]) -> Meaning | None:
    value = str(match.values.get("REF") or match.action.replace("_reference", "_ref").upper())
    return unresolved("DATE", value)


_COMBINED: dict[str, Callable[[Match, Scene, list[Word]], Meaning | None]] = {
    "same_as": _same_as, "duration": _duration, "duration_bare": _duration, "ago": _ago, "ago_bare": _ago,
    "shifted": _shifted, "shifted_one": _shifted, "shifted_ref": _shifted_ref, "same_year_ago": _same_year_ago, "mod": _mod, "mod_which": _mod,
    "part_of_day": _part_of_day, "this_part": _this_part, "part_alone": _part_alone, "clock": _clock, "clock4": _clock,
    "zoned": _zoned, "zoned_city": _zoned, "zoned_day": _zoned_day, "bound": _bound, "range": _range, "range_short": _range,
    "around": _around, "within": _within, "set": _set, "set_weekday": _set, "set_day": _set, "periodic": _set, "rate": _rate,
    "reference": _reference, "past_reference": _reference, "present_reference": _reference, "future_reference": _reference,
}  # fmt: skip
