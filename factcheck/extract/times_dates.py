"""Calendar dates: days, months and years in words and digits ("Nov. 12", "12-15 November 2021", "the 2004 tsunami")."""

from __future__ import annotations

from factcheck.extract.times_words import Atom, Reader
from factcheck.extract.times_years import YEARS, is_plural, number, year_first, year_number

Parts = dict[str, str | int]

_ORDINAL = frozenset({"st", "nd", "rd", "th"})
#: Before a month that is also a name or a verb these make it a month.
_BEFORE_MONTH = frozenset(
    {
        "in", "since", "by", "until", "till", "of", "last", "next", "this", "early", "mid", "late", "during",
        "from", "through", "throughout", "for", "to", "and", "before", "after", "between", "end", "every",
    }
)  # fmt: skip
#: What cannot follow a second day ("October 7 and 8 people" is a day and a count).
_STOPS = frozenset(
    {
        ",", ".", ";", ":", ")", "]", "-", "in", "at", "on", "of", "when", "after", "before", "as", "but", "and",
        "for", "to", "by", "with", "from", "the", "a",
    }
)  # fmt: skip


def day_number(r: Reader, i: int) -> tuple[int, int, bool] | None:
    """The end of a day of the month at token ``i`` ("12", "12th"), the day, and whether it is an ordinal."""
    n = number(r.at(i))
    if n is None or not 1 <= n <= 31 or len(r.at(i)) > 2:
        return None
    ordinal = r.at(i + 1) in _ORDINAL and r.glued(i + 1)
    return i + 1 + ordinal, n, ordinal


def is_month(r: Reader, i: int) -> int | None:
    """The month that token ``i`` names, without a look at what is around it."""
    month = r.lex.months.get(r.bare(i))
    return month if month is not None and (r.capital(i) or r.bare(i) not in r.lex.shy) else None


def _dot(r: Reader, i: int) -> int:
    """Past the full stop of an abbreviated month ("Nov. 12")."""
    short = r.at(i) == "." and r.glued(i) and len(r.at(i - 1)) <= 4 and r.at(i - 1) not in ("may", "june", "july")
    return i + 1 if short and i + 1 < r.n else i


def _year_after(r: Reader, i: int) -> tuple[int, int] | None:
    """The end and the year of ", 2021", "2021" or "of 2021" after a day or month."""
    j = i + (r.at(i) in (",", "of", "in", "'"))
    if r.at(i) == "'" and len(r.at(j)) == 2 and r.at(j).isdecimal() and r.glued(j):
        return j + 1, 2000 + int(r.at(j)) - 100 * (int(r.at(j)) > 69)
    year = year_number(r, j)
    if year is None or (r.at(j + 1) in r.lex.counted and r.at(i) != "of"):
        return None
    if (r.at(i) == "in" and r.at(j + 1).isalpha()) or (r.at(i) == "," and is_plural(r.at(j + 1))):
        return None
    return j + 1, year


def month_first(r: Reader, i: int) -> Atom | None:
    """ "November", "Nov. 12", "November 12-15, 2021", "May 2021", "January to March" beginning at a month."""
    month = is_month(r, i)
    if month is None:
        return None
    after = _dot(r, i + 1)
    glued_year = _glued_day_year(r, after)
    if glued_year is not None:
        return Atom(i, after + 1, "date", {"month": month, "day": glued_year[0], "year": glued_year[1]})
    day = day_number(r, after + (r.at(after) == "the"))
    if day is not None and not r.owned(i) and not _counts(r, i, day):
        return _with_day(r, i, month, day)
    parts: Parts = {"month": month}
    second = _second_month(r, i, after)
    if second is not None:
        parts["month2"] = second[1]
        after = second[0]
    year = _year_after(r, after)
    if year is not None:
        parts["year2" if second and "year" in parts else "year"] = year[1]
        if second and second[1] < month:
            parts["year"] = year[1] - 1
            parts["year2"] = year[1]
        after = year[0]
    elif second is None and not _is_a_month_here(r, i):
        return None
    return Atom(i, after, "months" if second else "month", parts)


def _glued_day_year(r: Reader, i: int) -> tuple[int, int] | None:
    """The day and year of "10,2011" or "10,2011,2"."""
    pieces = r.at(i).split(",")
    if len(pieces) not in (2, 3) or not all(p.isdecimal() for p in pieces) or len(pieces[1]) != 4 or len(pieces[0]) > 2:
        return None
    day, year = int(pieces[0]), int(pieces[1])
    return (day, year) if 1 <= day <= 31 and year in YEARS else None


def _counts(r: Reader, i: int, day: tuple[int, int, bool]) -> bool:
    """Whether the number after a month counts something ("in November 12 people died")."""
    end, _, ordinal = day
    follower = r.at(end)
    if ordinal or follower in ("", ",", ".", "-", "/", ":"):
        return follower == "." and r.glued(end) and r.at(end + 1)[:1].isdigit() and r.glued(end + 1)
    if follower in ("%", "percent", "per", "pc"):
        return True
    return r.at(i - 1) in ("in", "since", "of", "during", "last", "by") and follower in r.lex.counted


def _with_day(r: Reader, i: int, month: int, day: tuple[int, int, bool]) -> Atom:
    parts: Parts = {"month": month, "day": day[1]}
    form, end = "date", day[0]
    joint = r.at(end)
    glued = _glued_day_year(r, end + 1) if joint in ("-", "to", "and", "or", "until", "through") else None
    second = day_number(r, end + 1)
    if glued is not None and glued[0] > day[1]:
        return Atom(i, end + 2, "days", parts | {"day2": glued[0], "year": glued[1]})
    spans = joint in ("-", "to", "until", "through") or (joint == "and" and r.at(i - 1) == "between")
    if second is not None and _joins(r, i, joint, end, second):
        parts["day2"], form, end = second[1], "days", second[0]
    elif spans and (other := _month_day(r, end + 1)) is not None:
        parts |= {"month2": other[1], "day2": other[2]}
        form, end = "days", other[0]
    year = _year_after(r, end)
    if year is not None:
        parts["year"], end = year[1], year[0]
    return Atom(i, end, form, parts)


def _joins(r: Reader, i: int, joint: str, end: int, second: tuple[int, int, bool]) -> bool:
    """Whether "7 and 8", "1-5" or "from 1 to 5" after a month are two days."""
    after = r.at(second[0])
    if joint == "-":
        return second[1] > int(r.words[i + 1 + (r.at(i + 1) in (".", "the"))]) if second else False
    if joint not in ("to", "and", "until", "through", "or"):
        return False
    return second[2] or after == "" or after in _STOPS or year_number(r, second[0]) is not None


def _month_day(r: Reader, i: int) -> tuple[int, int, int] | None:
    """End, month and day of "November 8" at token ``i``."""
    month = is_month(r, i)
    if month is None:
        return None
    day = day_number(r, _dot(r, i + 1))
    return (day[0], month, day[1]) if day is not None else None


def _second_month(r: Reader, i: int, after: int) -> tuple[int, int] | None:
    """The end and the second month of "January-March", "from May to July", "between May and July"."""
    joint, before = r.at(after), r.at(i - 1)
    fits = joint == "-" or (joint in ("to", "until", "through")) or (joint == "and" and before == "between")
    month = is_month(r, after + 1) if fits else None
    if month is None or day_number(r, _dot(r, after + 2)) is not None:
        return None
    return _dot(r, after + 2), month


def _is_a_month_here(r: Reader, i: int) -> bool:
    """Whether a bare month is one, and no name ("Theresa May") or verb."""
    word, before = r.bare(i), r.at(i - 1)
    if before == "-" and r.glued(i) and not r.capital(i) and r.at(i - 2) not in ("mid", "early", "late"):
        return False  # inside an address or a compound
    if r.shouted(i) and r.shouted(i + 1) and r.at(i + 1).isalpha() and len(r.at(i + 1)) > 1 and word in r.lex.shy:
        return False
    if word not in r.lex.shy:
        return True
    if before == "-" and r.at(i - 2) in ("mid", "early", "late", "pre", "post"):
        return True
    if before == "," and r.at(i - 2) in r.lex.months and not r.capital(i + 1):
        return True
    if before in _BEFORE_MONTH:
        return not (r.capital(i + 1) and r.at(i + 1).isalpha() and word not in ("may", "march", "mar", "dec", "sep"))
    return word in ("june", "april", "august", "march", "may") and before in ("a", "the", "'s") and not r.capital(i + 1)


def digit_first(r: Reader, i: int) -> Atom | None:
    """ "12 November", "12th of November 2021", "2021-11-12", "15/11/2021", "2004", "the 1990s", "21st century"."""
    word = r.words[i]
    if len(word) == 10 and word[4] == "-":
        return _iso(r, i)
    if "/" in word or word.count(".") == 2:
        return _numeric(r, i)
    if r.at(i - 1) in ("$", "£", "€", "#") or (r.glued(i) and r.at(i - 1) in (".", "/", "+", "@", "_")):
        return None
    day = day_number(r, i)
    if day is not None:
        return _day_first(r, i, day) or _ordinal_first(r, i, day)
    if len(word) == 4 or (len(word) == 2 and r.at(i + 1) == "s"):
        return year_first(r, i)
    return None


def _iso(r: Reader, i: int) -> Atom | None:
    year, month, day = (int(p) for p in r.words[i].split("-"))
    if r.glued(i) and r.at(i - 1) in ("/", "-", "_", "="):
        return None
    parts: Parts = {"year": year, "month": month, "day": day}
    hour, _, minute = r.at(i + 2).partition(":")
    if (
        r.at(i + 1) != "t"
        or not r.glued(i + 1)
        or not r.glued(i + 2)
        or not (minute and hour.isdecimal() and int(hour) < 24)
    ):
        return Atom(i, i + 1, "date", parts)
    parts |= {"clock": f"{int(hour):02}:{minute[:2]}", "clock_grain": "minute"}
    end = i + 3
    if r.at(end) == "z" and r.glued(end):
        return Atom(i, end + 1, "date", parts | {"std": "+00:00"})
    if r.at(end) in ("+", "-") and r.glued(end) and len(r.at(end + 1)) == 5 and r.at(end + 1)[2] == ":":
        return Atom(i, end + 2, "date", parts | {"std": r.at(end) + r.at(end + 1)})
    return Atom(i, end, "date", parts)


def _numeric(r: Reader, i: int) -> Atom | None:
    word = r.words[i]
    dotted = "." in word
    pieces = word.split("." if dotted else "/")
    if len(pieces) != 3 or not all(p.isdecimal() and len(p) <= 4 for p in pieces):
        return None
    a, b, year = (int(p) for p in pieces)
    if len(pieces[2]) == 2:
        if dotted:
            return None
        year += 2000 if year < 70 else 1900
    elif len(pieces[2]) != 4 or year not in YEARS:
        return None
    if not (1 <= a <= 31 and 1 <= b <= 31) or (a > 12 and b > 12):
        return None
    if dotted:  # with full stops the day comes first wherever they are used
        return Atom(i, i + 1, "date", {"day": a, "month": b, "year": year}) if b <= 12 else None
    return Atom(i, i + 1, "numeric", {"a": a, "b": b, "year": year})


def _day_first(r: Reader, i: int, day: tuple[int, int, bool]) -> Atom | None:
    end = day[0]
    parts: Parts = {"day": day[1]}
    form = "date"
    if (
        r.at(end) == ","
        and (next_ := day_number(r, end + 1))
        and next_[1] > day[1]
        and r.at(next_[0]) in ("and", "or", ",")
    ):
        last = _day_first(r, end + 1, next_)  # "8, 9 and 10 November"
        return (
            last and last._replace(first=i, form="days", parts=last.parts | parts)
            if last and "day2" in last.parts
            else None
        )
    if r.at(end) in ("-", "to", "and", "or", "until", "/") and (second := day_number(r, end + 1)) is not None:
        j = second[0] + (r.at(second[0]) == "of")
        if is_month(r, j) is not None and second[1] > day[1]:
            parts["day2"], form, end = second[1], "days", second[0]
    end += r.at(end) == "of" and is_month(r, end + 1) is not None
    if r.at(end) == "-" and r.glued(end) and is_month(r, end + 1):
        end += 1
    month = is_month(r, end)
    if month is None or (r.bare(end) in r.lex.shy and not _shy_fits(r, end, day[2])):
        return None
    parts["month"] = month
    if r.owned(end):
        return Atom(i, end + 1, form, parts)
    end = _dot(r, end + 1)
    if r.at(end) == "-" and r.glued(end) and year_number(r, end + 1):
        end += 1
    year = _year_after(r, end)
    if year is not None:
        parts["year"], end = year[1], year[0]
    elif (r.at(end) in ("-", "to", "until") or (r.at(end) == "and" and r.at(i - 1) == "between")) and (
        other := _day_month(r, end + 1)
    ) is not None:
        parts |= {"day2": other[1], "month2": other[2]}
        form, end = "days", other[0]
        year = _year_after(r, end)
        if year is not None:
            parts["year"], end = year[1], year[0]
    return Atom(i, end, form, parts)


def _shy_fits(r: Reader, i: int, ordinal: bool) -> bool:
    """Whether "12 May" is a date and not "12 May supporters" or "30 August Smith"."""
    after = r.at(i + 1)
    return ordinal or not (after.isalpha() and r.capital(i + 1) and r.bare(i) == "may")


def _day_month(r: Reader, i: int) -> tuple[int, int, int] | None:
    """End, day and month of "5 December" at token ``i``."""
    day = day_number(r, i)
    if day is None:
        return None
    month = is_month(r, day[0] + (r.at(day[0]) == "of"))
    return (day[0] + 1 + (r.at(day[0]) == "of"), day[1], month) if month is not None else None


def _ordinal_first(r: Reader, i: int, day: tuple[int, int, bool]) -> Atom | None:
    """ "the 21st century", or "on the 12th" as a day of the month."""
    end, n, ordinal = day
    if not ordinal:
        return year_first(r, i) if r.at(i + 1) == "s" else None
    if r.bare(end) == "century":
        return Atom(i, end + 1, "century", {"n": n})
    if r.at(i - 1) == "the" and r.at(i - 2) in ("on", "until", "since", "by") and r.at(end) in ("", ",", ".", ";", ")"):
        return Atom(i, end, "day_of_month", {"day": n})
    return None
