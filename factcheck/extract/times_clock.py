"""Clock times and parts of a day: "8.49pm", "1630 GMT", "2:53 p. m. local time", "noon", "early hours"."""

from __future__ import annotations

from factcheck.extract.times_words import NUMBERS, PartOfDay, Reader

Parts = dict[str, str | int]

#: After these a bare "20:49" or "1100 hours" is a time of day.
_BEFORE_CLOCK = frozenset(
    {
        "at", "about", "around", "by", "from", "until", "till", "since", "before", "after", "between", "and", "to",
        "past", "approximately", "roughly", "nearly", "(", "[", "shortly", "just", "circa", "or",
    }
)  # fmt: skip
#: After an hour that is told without "am" or "pm"; a noun there makes it a count.
_AFTER_CLOCK = frozenset({"", ".", ",", ";", "(", ")", "on", "in", "this", "yesterday", "today", "last", "when", "and"})
_HOURS = frozenset({"hours", "hrs", "hour", "hr", "h"})
_NOON = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
#: What leads from a clock time to the part of the day that it lies in.
PART_WORDS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime", "dawn", "dusk"})


def meridiem(r: Reader, i: int) -> tuple[int, str] | None:
    """The end of "am", "p.m." or "p. m." at token ``i``, and its first letter."""
    word = r.at(i)
    if word in ("am", "pm"):
        return i + 1, word[0]
    if word not in ("a", "p"):
        return None
    j = i + 1
    dotted = r.at(j) == "."
    j += dotted
    if r.at(j) != "m" or (word == "a" and not dotted and not r.glued(j)):
        return None
    j += 1
    if dotted and r.at(j) == "." and r.glued(j):
        j += 1
    return j, word


def zone(r: Reader, i: int) -> tuple[int, Parts]:
    """The end of a zone at token ``i`` ("GMT", "(IST)", "local time", "Eastern time", "GMT+2"), and its parts."""
    open_ = r.at(i) in ("(", "[")
    j = i + open_
    word = r.at(j)
    parts: Parts = {}
    key = word if word in r.lex.zones and r.shouted(j) else ""
    end = j + 1
    if not key and word in r.lex.zone_names and r.capital(j):
        end = j + 1 + (r.at(j + 1) in ("standard", "daylight"))
        if r.at(end) == "time":
            end += 1
        elif r.at(j - 1) not in ("m", ".", "pm", "am"):
            return i, parts
        key = r.lex.zone_names[word]
    elif not key and word in ("local", "uk", "london") and r.at(j + 1) in ("time", "hours"):
        end, parts = j + 2, {"zone": "local"}
    elif not key and word == "local" and r.at(j - 1) in ("m", ".", "pm", "am"):
        parts = {"zone": "local"}
    elif not key:
        return i, parts
    if key:
        found = r.lex.zones[key]
        parts = {"zone": key.upper(), "std": found.offset}
        if found.summer and found.dst:
            parts |= {"summer": found.summer, "dst": found.dst}
        if key in ("gmt", "utc") and (shift := _shift(r, end)) is not None:
            end, parts["std"] = shift
        elif r.at(end) == "time":
            end += 1
    if open_:
        if r.at(end) not in (")", "]"):
            return i, {}
        end += 1
    return end, parts


def _shift(r: Reader, i: int) -> tuple[int, str] | None:
    """The end and the offset of "+2", "+02:00" or "-5" glued to a zone."""
    if r.at(i) not in ("+", "-") or not r.glued(i) or not r.glued(i + 1):
        return None
    hours, _, minutes = r.at(i + 1).partition(":")
    if not hours.isdecimal() or len(hours) > 2 or int(hours) > 14 or (minutes and not minutes.isdecimal()):
        return None
    return i + 2, f"{r.at(i)}{int(hours):02}:{minutes or '00'}"


def clock(r: Reader, i: int) -> tuple[int, Parts] | None:
    """The end and the parts of a clock time, or of "9-11pm" and "between 6pm and 9pm", that begins at token ``i``."""
    first = _clock(r, i)
    if first is None and not r.words[i].isdecimal():
        return None  # most words
    end = first[0] if first is not None else i + 1
    joint, between = r.at(end), r.at(i - 1) == "between"
    if not (joint == "-" or (joint == "and" and between) or (joint == "to" and first is None)) or end + 1 >= r.n:
        return first
    last = _clock(r, end + 1)
    if last is None or "clock" not in last[1]:
        return first
    if first is None:
        word = r.words[i]
        if not word.isdecimal() or not 1 <= int(word) <= 12 or meridiem(r, end + 2) is None:
            return None
        hour, other = int(word) % 12, int(str(last[1]["clock"])[:2])
        hour += 12 * (other >= 12 and hour + 12 < other)
        return last[0], last[1] | {"clock": f"{hour:02}:00", "clock2": last[1]["clock"]}
    if "clock" not in first[1]:
        return first
    return last[0], last[1] | first[1] | {"clock2": last[1]["clock"]}


def _clock(r: Reader, i: int) -> tuple[int, Parts] | None:
    word = r.words[i]
    if word in _NOON:
        return _finish(r, i + 1, _NOON[word], "hour")
    if word in ("half", "quarter"):
        return _spoken(r, i, word)
    if word in NUMBERS and r.at(i + 1) == "o'clock":
        return _o_clock(r, i + 1, NUMBERS[word])
    if not "0" <= word[0] <= "9" or not word.isascii() or "," in word:
        return None
    if r.at(i - 1) in ("$", "£", "€", "#") or (r.at(i - 1) in (":", "/") and r.glued(i) and r.at(i - 2)[-1:].isdigit()):
        return None
    if ":" in word:
        return _colon(r, i, word)
    if word == "12" and r.at(i + 1) in _NOON:
        return _finish(r, i + 2, _NOON[r.at(i + 1)], "hour")
    if word.isdecimal() and len(word) == 4:
        return _four_digits(r, i, word)
    hours, _, minutes = word.partition(".")
    if not hours.isdecimal() or len(hours) > 2 or (minutes and (not minutes.isdecimal() or len(minutes) != 2)):
        return None
    if not minutes and r.at(i + 1) == "o'clock":
        return _o_clock(r, i + 1, int(hours))
    if minutes and r.at(i - 1) == "at" and int(hours) < 24 and int(minutes) < 60 and _day_or_zone_follows(r, i + 1):
        return i + 1, {"clock": f"{int(hours):02}:{minutes}", "clock_grain": "minute", "open": 1}
    if r.at(i + 1) == "in" and r.at(i + 2) == "the" and r.at(i + 3) in PART_WORDS and r.at(i - 1) in _BEFORE_CLOCK:
        return _in_the_part(r, i + 3, int(hours), minutes)
    half = meridiem(r, i + 1)
    if half is None:
        return _bare_hour(r, i, int(hours)) if not minutes else None
    return _with_meridiem(r, half, int(hours), minutes)


def _bare_hour(r: Reader, i: int, hour: int) -> tuple[int, Parts] | None:
    """ "shortly before 9", or "before 9" after another clock time: an hour without its half of the day."""
    if not 1 <= hour <= 12 or r.at(i + 1) not in _AFTER_CLOCK or r.at(i - 1) not in ("before", "after", "past"):
        return None
    near = r.at(i - 2) in ("shortly", "just", "soon")
    if not near and not any(meridiem(r, k) is not None for k in range(1, i - 1)):
        return None
    return i + 1, {"half_day": hour, "clock_grain": "hour"}


def _spoken(r: Reader, i: int, word: str) -> tuple[int, Parts] | None:
    """ "half past nine", "quarter to ten in the evening"."""
    hour = NUMBERS.get(r.at(i + 2)) or (int(r.at(i + 2)) if r.at(i + 2).isdecimal() and len(r.at(i + 2)) < 3 else 0)
    turn = r.at(i + 1)
    if turn not in ("past", "to") or not 1 <= hour <= 12 or (word == "half" and turn == "to"):
        return None
    before = r.at(i - 2) if r.at(i - 1) == "a" else r.at(i - 1)
    end = i + 3 + (r.at(i + 3) == "o'clock")
    if (before not in _BEFORE_CLOCK and i > 1) or (r.at(end) not in _AFTER_CLOCK and meridiem(r, end) is None):
        return None
    minutes = "30" if word == "half" else "15" if turn == "past" else "45"
    if turn == "to":
        hour = (hour - 2) % 12 + 1
    if (half := meridiem(r, end)) is not None:
        return _with_meridiem(r, half, hour, minutes)
    if r.at(end) == "in" and r.at(end + 1) == "the" and r.at(end + 2) in PART_WORDS:
        return _in_the_part(r, end + 2, hour, minutes)
    return end, {"half_day": hour, "past": minutes, "clock_grain": "minute"}


def _day_or_zone_follows(r: Reader, i: int) -> bool:
    """Whether "at 5.45" is a clock time: a day or a bracket with another clock time comes next."""
    if r.at(i) == "on":
        return r.bare(i + 1) in r.lex.weekdays or r.at(i + 1)[:1].isdigit() or r.at(i + 1) in r.lex.months
    if r.at(i) in ("(", "["):
        return ":" in r.at(i + 1) or r.at(i + 2) in r.lex.zones or r.at(i + 2) in ("am", "pm")
    return r.at(i) in ("yesterday", "today", "tomorrow", "tonight")


def _o_clock(r: Reader, i: int, hour: int) -> tuple[int, Parts] | None:
    """ "8 o'clock", with the half of the day where the next words give it."""
    j = i + 1 + 2 * (r.at(i + 1) == "in" and r.at(i + 2) == "the")
    part = r.at(j)
    if not 1 <= hour <= 12:
        return None
    if part in PART_WORDS and j > i + 1:
        return _in_the_part(r, j, hour, "")
    return i + 1, {"half_day": hour, "clock_grain": "hour"}


def _in_the_part(r: Reader, i: int, hour: int, minutes: str) -> tuple[int, Parts] | None:
    """ "3 in the morning", "9.30 in the evening": the part of the day at token ``i`` says which half."""
    part = r.at(i)
    if not 1 <= hour <= 12 or (minutes and int(minutes) > 59):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and hour >= 6)
    return _finish(r, i + 1, f"{hour % 12 + 12 * late:02}:{minutes or '00'}", "minute" if minutes else "hour")


def _with_meridiem(r: Reader, half: tuple[int, str], hour: int, minutes: str) -> tuple[int, Parts] | None:
    if hour > 23 or hour + (half[1] == "a") == 0 or (minutes and int(minutes) > 59):
        return None
    full = hour if hour > 12 else hour % 12 + (12 if half[1] == "p" else 0)
    return _finish(r, half[0], f"{full:02}:{minutes or '00'}", "minute" if minutes else "hour")


def _colon(r: Reader, i: int, word: str) -> tuple[int, Parts] | None:
    pieces = word.split(":")
    if not all(p.isdecimal() for p in pieces) or len(pieces) > 3:
        return None
    hour, minutes = int(pieces[0]), pieces[1]
    half = meridiem(r, i + 1)
    if half is not None:
        return _with_meridiem(r, half, hour, minutes)
    if (
        hour > 23
        or int(minutes) > 59
        or (r.at(i + 1) == "." and r.glued(i + 1) and r.at(i + 2)[:1].isdigit() and r.glued(i + 2))
    ):
        return None
    end = i + 1 + (r.at(i + 1) in _HOURS)
    zoned, _ = zone(r, end)
    cue = i == 0 or r.at(i - 1) in _BEFORE_CLOCK or zoned > end or end > i + 1
    if not cue and len(pieces[0]) < 2 and r.bare(i + 1) not in r.lex.weekdays:
        return None
    found = _finish(r, end, f"{hour:02}:{minutes}", "minute")
    if len(pieces[0]) < 2 and "std" not in found[1]:
        found[1]["open"] = 1  # the part of the day may turn it to the afternoon
    return found


def _four_digits(r: Reader, i: int, word: str) -> tuple[int, Parts] | None:
    hour, minutes = int(word[:2]), word[2:]
    if hour > 23 or int(minutes) > 59:
        return None
    end = i + 1
    zoned, _ = zone(r, end)
    if zoned > end:
        return _finish(r, end, f"{hour:02}:{minutes}", "minute")
    if r.at(end) in _HOURS and r.at(end) != "h":
        zoned, _ = zone(r, end + 1)
        if zoned > end + 1 or r.at(i - 1) in _BEFORE_CLOCK - {"after", "from", "to"} or word[0] == "0":
            return _finish(r, end + 1, f"{hour:02}:{minutes}", "minute")
    on_day = r.at(end) == "on" and (r.bare(end + 1) in r.lex.weekdays or r.at(end + 1)[:1].isdigit())
    if r.at(i - 1) in ("at", "around", "about", "by") and (word[0] == "0" or on_day):
        return _finish(r, end, f"{hour:02}:{minutes}", "minute")
    return None


def _finish(r: Reader, end: int, text: str, grain: str) -> tuple[int, Parts]:
    parts: Parts = {"clock": text, "clock_grain": grain}
    zoned, extra = zone(r, end)
    return zoned, parts | extra


def part_span(part: PartOfDay, name: str) -> Parts:
    """The parts that say a part of the day."""
    return {"part": name, "part_from": part.first, "part_to": part.last}
