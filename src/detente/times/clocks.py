"""Clock times and parts of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.times import period
from detente.times.grammar import Match
from detente.times.meaning import UNKNOWN_DAY, Action, Inner, Meaning, Scene, relative, unresolved


def _part_of_day(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    base = inner("base", scene)
    if base is None or base.type != "DATE" or (base.unit and base.unit != "D"):
        return base
    return replace(base, type="TIME", value=f"{base.value}T{match.values['PART']}")


def _this_part(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    lower = scene.lower(match)
    part = str(match.values.get("PART", "NI"))
    if scene.page is None:
        return unresolved("TIME", f"{UNKNOWN_DAY}T{part}")
    yesterday = scene.page - timedelta(days=1)
    when = yesterday if "last" in lower else scene.page
    found = replace(relative(period.day(when)), type="TIME", value=f"{when.isoformat()}T{part}")
    # A night that is over began on the day before.
    return replace(found, begins=yesterday) if "overnight" in lower else found


def _part_alone(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    return unresolved("TIME", f"{UNKNOWN_DAY}T{match.values['PART']}")


def _hours_of(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """The early hours of Monday."""
    base = inner("base", scene)
    if base is None or base.type != "DATE" or base.unit not in ("", "D"):
        return None
    part = "NI" if "late" in scene.lower(match)[:2] else "MO"
    return replace(base, type="TIME", value=f"{base.value}T{part}")


def _clock(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
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


def _zoned(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    """A clock time with its zone; the name of the zone stands behind the time until its day is known."""
    clock = inner("clock", scene)
    if clock is None:
        return None
    if "HOUR2" in match.values:
        west = any(word.text in "-\N{MINUS SIGN}" for word in scene.words[match.start : match.end])
        return replace(clock, value=f"{clock.value}{'-' if west else '+'}{int(match.values['HOUR2']):02d}:00")
    return in_zone(clock, zone_of(match))


def zone_of(match: Match) -> str | None:
    """The zone that a clock time names, anywhere in the match."""
    own = match.values.get("ZONE") or match.values.get("CITY_ZONE")
    inner = (zone_of(part) for part in match.parts.values())
    return str(own) if own else next((zone for zone in inner if zone), None)


def in_zone(clock: Meaning, zone: str | None) -> Meaning:
    """A clock time of a zone, unless it has one."""
    if clock.value.endswith("Z") or zone is None:
        return clock
    return replace(clock, value=f"{clock.value}Z") if zone == "UTC" else replace(clock, anchor=zone)


def on_day(clock: Meaning, when: Meaning) -> Meaning:
    """A clock time put on the day that ``when`` means, with the offset from UTC that its zone had on that day."""
    value = f"{when.value[:10]}{clock.value}"
    if clock.anchor and when.begins:
        hour, minute = int(clock.value[1:3]), int(clock.value[4:6])
        try:
            moment = datetime(
                when.begins.year, when.begins.month, when.begins.day, hour % 24, minute, tzinfo=ZoneInfo(clock.anchor)
            )
            offset = moment.strftime("%z")
            value += f"{offset[:3]}:{offset[3:5]}"
        except (ZoneInfoNotFoundError, ValueError):
            pass  # a zone that this machine has no data for: the time stands as stated
    return replace(when, type="TIME", value=value)


def _zoned_day(match: Match, scene: Scene, inner: Inner) -> Meaning | None:
    clock = inner("zoned", scene)
    when = inner("core", scene)
    if clock is None or when is None or when.type != "DATE" or (when.unit not in ("", "D")):
        return when or clock
    return on_day(clock, when)


CLOCKS: dict[str, Action] = {
    "part_of_day": _part_of_day, "hours_of": _hours_of, "this_part": _this_part, "part_alone": _part_alone,
    "clock": _clock, "clock4": _clock, "zoned": _zoned, "zoned_city": _zoned, "zoned_day": _zoned_day,
}  # fmt: skip
