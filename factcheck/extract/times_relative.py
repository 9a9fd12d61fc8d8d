"""Dates told from the publication day or another date: weekdays, "last week", "two days ago", "the past 24 hours"."""

from __future__ import annotations

from factcheck.extract.times_clock import part_span
from factcheck.extract.times_counted import before_last, beside, night_before_last, nth_in_month, weekday_range
from factcheck.extract.times_dates import digit_first, is_month, month_first
from factcheck.extract.times_holidays import holiday_at
from factcheck.extract.times_names import weekday_name
from factcheck.extract.times_tense import tense
from factcheck.extract.times_words import ENDS, NUMBERS, ORDINALS, TODAY_WORDS, UNITS, Atom, Reader
from factcheck.extract.times_years import number, year_number

Parts = dict[str, str | int]

_SPANS = frozenset({"week", "month", "year", "decade", "century", "quarter", "half"})
STEP = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "past": -1, "following": 1}
#: Hedges of a length of time: "less than six months after", "a little over a month after".
LENGTH = frozenset({
    ("less", "than"), ("more", "than"), ("just", "over"), ("just", "under"), ("little", "over"), ("well", "over"),
})  # fmt: skip
#: Before "two days after" these make it a length of time.
_LENGTHS = frozenset(
    {"for", "within", "in", "over", "during", "to", "least", "last", "next", "past", "of", "lasted", "first", "the"}
)
_VAGUE = frozenset({"few", "several", "many", "some", "couple"})


def weekday(r: Reader, i: int) -> Atom | None:
    """ "Monday", "Friday's", "Tue, 16 Aug", "Friday last week"; a name or habit with the reason."""
    day = r.lex.weekdays[r.bare(i)]
    if not r.capital(i) and r.bare(i) in r.lex.shy:
        return None
    end = i + 1
    if r.bare(i) in r.lex.shy:
        end += r.at(end) == "." and r.glued(end)
        j = end + (r.at(end) == ",")
        dated = any(is_month(r, k) is not None for k in (j, j + 1)) or (
            j < r.n and r.words[j][0].isdigit() and j > i + 1
        )
        stands = (
            r.at(i - 1) in ("on", "since", "until", "by", "late", "early", "(")
            and end > i + 1
            and r.bare(i) not in ("sun", "sat")
        )
        if not dated and not stands:
            return None
    elif name := weekday_name(r, i):
        return Atom(i, name[0], "", {}, name[1])
    parts: Parts = {"weekday": day}
    if r.owned(i):
        return Atom(i, end, "weekday", parts)
    if before_last(r, i):
        return Atom(i, end + 2, "weekday", parts | {"which": "before_last"})
    if several := nth_in_month(r, i, {"unit": "day", **parts}) or weekday_range(r, i, end) or beside(r, i, end):
        return several
    week = end + (r.at(end) == "of") + (r.at(end) in ("(", ","))
    if r.at(week) in ("last", "this", "next") and r.at(week + 1) == "week":
        parts["week"] = STEP[r.at(week)]
        return Atom(i, week + 2, "weekday", parts)
    if r.at(end) in ("week", "fortnight") and r.at(end + 1) in ENDS:
        return Atom(i, end + 1, "weekday", parts | {"which": r.at(end)})
    j = end + (r.at(end) == "the")
    if number(r.at(j)) is not None and r.at(j + 1) in ("st", "nd", "rd", "th") and r.glued(j + 1):
        n = int(r.at(j))
        if 1 <= n <= 31 and is_month(r, j + 2 + (r.at(j + 2) == "of")) is None:
            return Atom(i, j + 2, "day_of_month", parts | {"day": n})
    shared = _shared_month(r, end)
    if shared is not None:
        return Atom(i, end + 1, "date", parts | shared)
    return Atom(i, end, "weekday", parts)


def _shared_month(r: Reader, i: int) -> Parts | None:
    """The day and month of "Saturday 13 and Sunday 14 November" at its first number."""
    day = number(r.at(i))
    if day is None or not 1 <= day <= 31 or r.at(i + 1) not in ("and", "to", "or", "-"):
        return None
    if r.at(i + 2) not in r.lex.weekdays or not r.at(i + 3).isdecimal():
        return None
    second = digit_first(r, i + 3)
    if second is None or "month" not in second.parts:
        return None
    return {"day": day} | {k: v for k, v in second.parts.items() if k in ("month", "year")}


def today(r: Reader, i: int) -> Atom | None:
    """ "today", "yesterday's", "tonight", "tomorrow", "overnight"."""
    word = r.bare(i)
    parts: Parts = {"days": TODAY_WORDS[word]}
    if word == "overnight":
        if r.at(i - 1) in ("a", "an", "the", "'s") or r.at(i - 1).endswith("'s"):
            return Atom(i, i + 1, "", {}, "an adjective: of the night, no night named")
        j = i + 1 + (r.at(i + 1) in ("on", "from", "into", "to"))
        if r.bare(j) in r.lex.weekdays and r.capital(j) and r.bare(j) not in r.lex.shy:
            part = "early hours" if r.at(j - 1) in ("into", "to") else "night"
            named: Parts = {"weekday": r.lex.weekdays[r.bare(j)], **part_span(r.lex.parts[part], part)}
            return Atom(i, j + 1, "weekday", named)
        return Atom(i, i + 1, "overnight", {})
    if word == "tonight":
        parts |= part_span(r.lex.parts["night"], "night")
    if word == "today" and r.at(i - 1) == "in" and r.owned(i) and r.at(i + 1) in ("world", "society", "economy", "age"):
        return Atom(i, i + 1, "", {}, "idiom")
    return Atom(i, i + 1, "relative", parts)


def which(r: Reader, i: int) -> Atom | None:
    """ "last week", "this morning", "next Friday", "last May", "the past 24 hours", "the same day"."""
    word, j = r.words[i], i + 1
    key = r.bare(j)
    if key in _SPANS and word in ("last", "this", "next", "coming", "past", "previous", "following"):
        return _span(r, i, word, key)
    if word in ("same", "previous", "following", "next") and key == "day" and r.at(i - 1) in ("the", "very"):
        if r.at(j + 1) == "or" or r.at(i - 2) in ("over", "within", "in", "for", "during"):
            return None
        step = {"same": 0, "previous": -1}.get(word, 1)
        return Atom(i, j + 1, "offset", {"n": abs(step), "unit": "day", "sign": -1 if step < 0 else 1})
    if word in ("previous", "following") and r.at(i - 1) == "the" and (found := _beside_anchor(r, i, word, key)):
        return found
    if word == "last" and (found := night_before_last(r, i)) is not None:
        return found
    if word in ("last", "this", "next", "coming", "past"):
        turn = "last" if word == "past" else word
        if word == "last" and nth_in_month(r, j, {}) is not None and (key == "weekend" or key in r.lex.weekdays):
            return None if key == "weekend" else weekday(r, j)
        if key in r.lex.weekdays and r.capital(j):
            found = weekday(r, j)
            return found and found._replace(first=i, parts={"which": turn, **found.parts}) if found else None
        if key in r.lex.parts and word in ("last", "this") and key not in ("early", "late"):
            days = 0 if word == "this" else -1
            return Atom(i, j + 1, "relative", {"days": days, **part_span(r.lex.parts[key], key)})
        if key in r.lex.seasons and word != "past":
            return Atom(i, j + 1, "season", {"season": r.lex.seasons[key], "which": turn})
        if key == "weekend":
            return Atom(i, j + 1, "weekend", {"which": turn})
        if is_month(r, j) is not None and (found := month_first(r, j)) is not None:
            return found._replace(first=i, parts={"which": turn, **found.parts})
    return _rolling(r, i, word)


def _beside_anchor(r: Reader, i: int, word: str, key: str) -> Atom | None:
    """ "the previous evening", "the following Tuesday": counted from a date before it."""
    sign = -1 if word == "previous" else 1
    if key in r.lex.weekdays and r.capital(i + 1):
        return Atom(i, i + 2, "offset", {"unit": "day", "sign": sign, "to_weekday": r.lex.weekdays[key]})
    if key in r.lex.parts and key not in ("early", "late"):
        return Atom(i, i + 2, "offset", {"n": 1, "unit": "day", "sign": sign, **part_span(r.lex.parts[key], key)})
    return None


def _span(r: Reader, i: int, word: str, unit: str) -> Atom | None:
    end = i + 2
    if word in ("past", "previous", "following"):
        if word == "past" and unit not in ("half", "quarter") and r.at(i - 1) in ("the", "this"):
            return Atom(i, end, "rolling", {"n": 1, "unit": unit, "sign": -1})
        if unit in ("week", "month", "year") and r.at(i - 1) == "the" and word != "past":
            return Atom(i, end, "offset", {"n": 1, "unit": unit, "sign": STEP[word]})
        return None
    if r.at(i - 1) == "the" and word == "last" and (r.at(end) == "of" or unit in ("half", "quarter")):
        return None
    if r.at(i - 1) == "the" and word in ("last", "next") and unit in ("decade", "century", "year"):
        return Atom(i, end, "rolling", {"n": 1, "unit": unit, "sign": STEP[word]})
    if unit in ("quarter", "half"):
        return Atom(i, end, "quarter", {"unit": unit, "step": STEP[word]})
    if unit == "week" and r.bare(end) in r.lex.weekdays and r.capital(end) and r.bare(end) not in r.lex.shy:
        return Atom(i, end + 1, "weekday", {"weekday": r.lex.weekdays[r.bare(end)], "week": STEP[word]})
    return Atom(i, end, "period", {"unit": unit, "step": STEP[word]})


def _count(r: Reader, i: int) -> tuple[int, int | None] | None:
    """The first token and the value of a number that ends at token ``i``; the value None for "few" and its like."""
    word = r.at(i)
    if word in NUMBERS:
        if word in ("a", "an") and r.at(i - 1) in ("half",):
            return None
        return i, NUMBERS[word]
    n = number(word)
    if n is not None:
        return i, n
    if word in _VAGUE:
        first = i - (r.at(i - 1) in ("a", "the"))
        return first, None
    if word == "of" and r.at(i - 1) == "couple":
        return i - 1 - (r.at(i - 2) == "a"), 2
    if word == "half" and r.at(i - 1) == "a" and r.at(i - 2) == "and":
        inner = _count(r, i - 3)
        return (inner[0], -inner[1]) if inner and inner[1] else None  # negative: and a half
    return None


def _rolling(r: Reader, i: int, word: str) -> Atom | None:
    """ "the past 24 hours", "the last three days", "the next two weeks"."""
    if word not in ("last", "past", "next", "coming", "previous", "following"):
        return None
    unit = UNITS.get(r.bare(i + 1))
    if (
        word in ("next", "following", "coming")
        and r.bare(j := i + 2) in ("minutes", "hours")
        and tense(r, i, j) != "future"
    ):
        return None  # "he spent the next two hours" counts from the story, not from publication
    if unit in ("hour", "fortnight") and word in ("last", "past", "next") and r.at(i - 1) == "the":
        return Atom(i, i + 2, "rolling", {"n": 1, "unit": unit, "sign": STEP[word]})
    n = number(r.at(i + 1)) or NUMBERS.get(r.at(i + 1))
    j = i + 2 + (r.at(i + 2) == "-")
    unit = UNITS.get(r.bare(j))
    if n is None or unit is None or r.at(i + 1) in ("a", "an"):
        return None
    if r.at(j + 1) == "of" or r.at(i - 1) not in ("the", "in", "over", "for", "within", "these", "during"):
        return None
    return Atom(i, j + 1, "rolling", {"n": n, "unit": unit, "sign": STEP[word]})


def unit_of_time(r: Reader, i: int) -> Atom | None:
    """ "two days ago", "a day earlier", "a week after the 8 November clash", "the 12 months to June", "year's end"."""
    unit, after = UNITS[r.bare(i)], r.at(i + 1)
    if before_last(r, i) and r.at(i - 1) == "the" and unit in ("day", "week", "month", "year"):
        return Atom(i, i + 3, "period", {"unit": unit, "step": -2})
    if unit == "week" and (found := nth_in_month(r, i, {"unit": unit})) is not None:
        return found
    if after == "ago":
        return _ago(r, i, unit)
    if after in ("later", "earlier") or (after in ("after", "before") and r.at(i + 2) in ("that", "this")):
        return _later(r, i, unit, after)
    if after in ("after", "before", "from", "following"):
        return _after_date(r, i, unit, after)
    if after == "'" and r.at(i + 2) == "time" and (count := _count(r, i - 1)) and count[1]:
        return Atom(count[0], i + 3, "ago", {"n": abs(count[1]), "unit": unit, "sign": 1})
    if r.owned(i) and after == "time" and (count := _count(r, i - 1)) and count[1]:
        return Atom(count[0], i + 2, "ago", {"n": abs(count[1]), "unit": unit, "sign": 1})
    if unit == "month" and after == "of" and (found := _first_months(r, i)):
        return found
    if unit in ("year", "month") and after in ("to", "ended", "ending", "through"):
        return window(r, i, unit, i)
    if unit == "week" and after in ("beginning", "commencing", "starting", "ending", "of", "to"):
        return _week_of(r, i, after)
    if unit in ("week", "month", "year", "day"):
        return _end_of(r, i, unit)
    return None


def _ago(r: Reader, i: int, unit: str) -> Atom | None:
    count = _count(r, i - 1)
    if count is None:
        return None
    parts: Parts = {"unit": unit, "sign": -1}
    if count[1]:
        parts["n"] = abs(count[1])
        if count[1] < 0:
            parts["half"] = 1
    return Atom(count[0], i + 2, "ago", parts)


def _later(r: Reader, i: int, unit: str, after: str) -> Atom | None:
    count = _count(r, i - 1)
    if count is None or (count[1] or 0) < 0:
        return None
    parts: Parts = {"unit": unit, "sign": 1 if after in ("later", "after") else -1}
    if count[1]:
        parts["n"] = count[1]
    end = i + 2 + (after in ("after", "before"))
    return Atom(count[0], end, "offset", parts)


def inner_date(r: Reader, i: int) -> Atom | None:
    """A calendar date, weekday or relative day at token ``i``, past an article."""
    i += r.at(i) in ("the", "its", "his", "her", "their")
    word = r.bare(i)
    if not word:
        return None
    if word[0].isdigit():
        found = digit_first(r, i)
    elif word in r.lex.months:
        found = month_first(r, i)
    elif word in r.lex.weekdays:
        found = weekday(r, i)
    elif word in ("today", "tomorrow", "yesterday"):
        found = today(r, i)
    elif word in ("last", "this", "next"):
        found = which(r, i)
    elif word in r.lex.holidays:
        found = holiday_at(r, i)
    else:
        return None
    return found if found is not None and found.form else None


def _after_date(r: Reader, i: int, unit: str, after: str) -> Atom | None:
    """ "two days after the 29 February vote"; "the day after", of a date before it."""
    sign = -1 if after == "before" else 1
    count = _count(r, i - 1)
    the_day = unit in ("day", "week") and r.at(i - 1) == "the"
    if count is None and not the_day:
        return None
    first, n = (i - 1, 1) if count is None else count
    if after == "from":
        if r.at(i + 2) == "now" and n:
            return Atom(first, i + 3, "ago", {"n": abs(n), "unit": unit, "sign": 1})
        if r.at(i + 2) not in ("today", "tomorrow"):
            return None
    inner = inner_date(r, i + 2)
    if inner is None or n is None or n < 0 or inner.form in ("year", "decade", "period"):
        if the_day and r.at(i + 2) in ("", ".", ",", ";", ")"):
            return Atom(first, i + 2, "offset", {"n": 1, "unit": unit, "sign": sign})
        if inner is None and n and n > 0 and not the_day and _after_event(r, first, i, unit):
            return Atom(first, i + 2, "offset", {"n": n, "unit": unit, "sign": sign, "undated": 1})
        return None
    parts: Parts = {"n": n, "unit": unit, "sign": sign, "of": inner.form}
    parts |= {f"of_{k}": v for k, v in inner.parts.items()}
    return Atom(first, inner.end, "offset", parts)


def _after_event(r: Reader, first: int, i: int, unit: str) -> bool:
    """Whether "one day after ..." places what is told beside an event, and is no length of time ("for a day after")."""
    if unit in ("hour", "minute") or r.at(i + 1) not in ("after", "before") or not r.at(i + 2).isalpha():
        return False
    return r.at(first - 1) not in _LENGTHS or (r.at(first - 2), r.at(first - 1)) in LENGTH


def window(r: Reader, i: int, unit: str, noun: int) -> Atom | None:
    """ "the year to March", "the three months ended June 30", "the quarter ended June 26"; ``noun`` is the unit."""
    months = {"year": 12, "quarter": 3, "half": 6}.get(unit, 0)
    first = i
    while unit == "quarter" and (r.at(first - 1) in ORDINALS or r.at(first - 1) in ("fiscal", "financial", "-")):
        first -= 1
    if unit == "month":
        count = _count(r, i - 1)
        if count is None or not count[1] or count[1] < 0:
            return None
        first, months = count[0], count[1]
    elif (
        r.at(i - 1) not in ("the", "financial", "fiscal", "full", "last", "previous", "half", "calendar")
        and r.at(i - 1) not in ORDINALS
    ):
        return None
    j = noun + 2
    if r.at(j) == "the" and r.at(j + 1) in ("end", "start") and r.at(j + 2) == "of":
        j += 3
    inner = inner_date(r, j)
    if inner is None or inner.form not in ("date", "month"):
        return None
    return Atom(first, inner.end, "window", {"months": months, **inner.parts})


def _first_months(r: Reader, i: int) -> Atom | None:
    """ "the first nine months of 2021", "the last two months of last year"."""
    count = _count(r, i - 1)
    turn = r.at(count[0] - 1) if count else ""
    if count is None or not count[1] or not 1 < count[1] < 12 or turn not in ("first", "last", "final"):
        return None
    low, high = (1, count[1]) if turn == "first" else (13 - count[1], 12)
    year, parts = year_number(r, i + 2), {"month": low, "month2": high}
    if year is not None:
        return Atom(count[0] - 1, i + 3, "months", {**parts, "year": year})
    if r.at(i + 2) in ("this", "last", "next") and r.bare(i + 3) == "year":
        return Atom(count[0] - 1, i + 4, "months", {**parts, "year_step": STEP[r.at(i + 2)]})
    return None


def _week_of(r: Reader, i: int, after: str) -> Atom | None:
    j = i + 2 + (r.at(i + 2) == "on")
    inner = inner_date(r, j)
    if inner is None or inner.form != "date":
        return None
    edge: Parts = {"week_edge": {"of": "of", "ending": "ending", "to": "ending"}.get(after, "beginning")}
    return Atom(i, inner.end, "week_of", edge | inner.parts)


def _end_of(r: Reader, i: int, unit: str) -> Atom | None:
    """ "year's end", "the end of the year", "earlier in the week"."""
    owned_end = 2 if r.owned(i) and r.at(i + 1) == "end" else 3 if r.at(i + 1) == "-" and r.at(i + 2) == "end" else 0
    if owned_end and unit == "year":
        return Atom(i, i + owned_end, "period", {"unit": unit, "step": 0, "third": "end"})
    if r.at(i - 1) != "the" or r.owned(i):
        return None
    if r.at(i - 2) == "in" and r.at(i - 3) in ("earlier", "later"):
        return Atom(i - 3, i + 1, "period", {"unit": unit, "step": 0, "half": r.at(i - 3)})
    if r.at(i - 5) in ("in", "during", "over") and r.words[i - 4 : i - 1] == ["the", "course", "of"]:
        return Atom(i - 5, i + 1, "period", {"unit": unit, "step": 0})
    if unit == "day" and r.at(i - 2) == "during" and r.at(i + 1) in ("", ".", ",") and "night" not in r.words:
        return Atom(i - 2, i + 1, "period", {"unit": unit, "step": 0})
    third = {"end": "end", "start": "start", "beginning": "start", "middle": "mid"}.get(r.at(i - 3), "")
    if r.at(i - 2) == "of" and third and unit != "day" and r.at(i + 1) in ENDS - {"to", "of"}:
        return Atom(i - 3, i + 1, "period", {"unit": unit, "step": 0, "third": third})
    return None
