"""Whether two dates or times can both be true: spans that meet are one date, told more or less finely."""

from __future__ import annotations

from dataclasses import replace

from factcheck.calendar import month_days
from factcheck.clock import WEEKDAYS
from factcheck.judge.difference import Difference
from factcheck.judge.moments import Stretch, moment, stretch
from factcheck.judge.rules import Tolerances
from factcheck.model import Fact
from factcheck.text import fold

_DAY = 24 * 60
#: Minutes; the offsets of the tz database in use today are multiples of it.
_ZONE_STEP = 15
#: Words that keep a time after or before the one named: a bound, not a stretch that begins there.
_AFTER = frozenset({"after", "past"})
_BEFORE = frozenset({"before", "by", "until", "till"})
#: Words that keep such a time close to the one named.
_NEAR = frozenset({"just", "shortly", "soon", "moments", "minutes"})


def relate(a: Fact, b: Fact, tolerances: Tolerances, zones: tuple[str, str] = ("", "")) -> Difference:
    """How two dates stand to each other; ``zones``: "local", "gmt" or "" as the words beside each say."""
    if _order(a) > _order(b):
        a, b, zones = b, a, (zones[1], zones[0])
    x, y = _told(a, tolerances), _told(b, tolerances)
    if x is None or y is None:
        return _unresolved(a, b, tolerances)
    if (a.date_from, a.date_to, _side(a)) == (b.date_from, b.date_to, _side(b)) and zones[0] == zones[1]:
        if is_hedged(a) != is_hedged(b):
            return Difference("compatible", f"{_say(a)} and {_say(b)}: one date, another hedge", ("hedge",))
        return Difference("same", f"{_say(a)} and {_say(b)} are the same date")
    apart = _unknown_zone(x, y, zones)
    if not (x.has_day and y.has_day):
        return _clocks(a, b, x, y, apart, tolerances)
    if None in (x.start, x.end, y.start, y.end):
        return _open(a, b, x, y, tolerances)
    if _meet(x, y, max(_slack(a, x, tolerances), _slack(b, y, tolerances))):
        return Difference("compatible", f"{_say(a)} and {_say(b)} fit: {_span(a)} and {_span(b)}", ("precision",))
    if apart and _meet(x, y, tolerances.zone_hours * 60) and _zones_fit(a, b, x, y, tolerances):
        why = f"{_say(a)} and {_say(b)} may be one time in two time zones"
        return Difference("compatible", why, ("time_zone",))
    differ = Difference("differ", f"{_say(a)} is {_span(a)}, {_say(b)} is {_span(b)}")
    return _two_moments(a, b, x, y, tolerances) or differ


def _told(fact: Fact, t: Tolerances) -> Stretch | None:
    """The stretch of a fact, with "just after nine" kept near nine."""
    s = stretch(fact)
    if s is None or not s.has_clock or not set(fold(f"{fact.hedge or ''} {fact.text}").split()) & _NEAR:
        return s
    if _side(fact) == "after" and s.start is not None:
        return replace(s, end=s.start + t.clock_minutes.hour)
    if _side(fact) == "before" and s.end is not None:
        return replace(s, start=s.end - t.clock_minutes.hour)
    return s


def _order(fact: Fact) -> tuple[str, str, str]:
    return (fact.date_from or "", fact.date_to or "", fold(fact.text))


def _say(fact: Fact) -> str:
    return f"“{' '.join(fact.text.split())}”"


def _span(fact: Fact) -> str:
    first, last = fact.date_from, fact.date_to
    if first == last:
        return first or "unresolved"
    return f"{first or 'open'} to {last or 'open'}"


def _unresolved(a: Fact, b: Fact, t: Tolerances) -> Difference:
    p, q = fold(" ".join(a.text.split())), fold(" ".join(b.text.split()))
    both_open = stretch(a) is None and stretch(b) is None
    if both_open and p == q:
        return Difference("same", f"both say {_say(a)}, and neither article is dated")
    one, two = _days_of_year(a), _days_of_year(b)
    if one and two:
        if one[0] <= two[1] and two[0] <= one[1]:
            return Difference("compatible", f"{_say(a)} and {_say(b)} fit, in one year", ("precision",))
        return Difference("differ", f"{_say(a)} and {_say(b)} are two times of the year, whatever the year")
    days = [next((d for d in WEEKDAYS if d in words), None) for words in (p, q)]
    for i, fact in enumerate((a, b)):
        day = moment(fact.date_from)
        if days[i] is None and day is not None and day.day is not None and fact.date_from == fact.date_to:
            days[i] = WEEKDAYS[day.day.weekday()]
    if t.unresolved_weekdays_differ and None not in days and days[0] != days[1]:
        return Difference("differ", f"{_say(a)} and {_say(b)} are two weekdays")
    which = _say(a) if stretch(a) is None else _say(b)
    why = f"{which} cannot be resolved without a publication date"
    return Difference("compatible", why, ("unresolved",))


def _days_of_year(fact: Fact) -> tuple[str, str] | None:
    """First and last month and day of a date, known or printed without its year ("November 18", "early May")."""
    first, last = fact.date_from, fact.date_to
    if first and last and len(first) == len(last) == 10 and first[:4] == last[:4]:
        return first[5:], last[5:]
    if first or last:
        return None
    return month_days(fact.text)


def _unknown_zone(x: Stretch, y: Stretch, zones: tuple[str, str]) -> bool:
    """Whether one side is told in a known zone and the other perhaps in another."""
    if not (x.has_clock or y.has_clock):
        return False
    if x.zoned and y.zoned:
        return False
    here = [zone if zone != "local" else "" for zone in zones]
    if x.zoned or y.zoned:
        return (here[0] or "?") != (here[1] or "?") or not all(here)
    return here[0] != here[1]


def _zones_fit(a: Fact, b: Fact, x: Stretch, y: Stretch, t: Tolerances) -> bool:
    """Whether a time zone could explain two times: zones lie a whole number of quarter hours from each other."""
    if None in (x.start, x.end, y.start, y.end) or x.start != x.end or y.start != y.end:
        return True
    rest = abs((x.start or 0) - (y.start or 0)) % _ZONE_STEP
    return min(rest, _ZONE_STEP - rest) <= max(_slack(a, x, t), _slack(b, y, t))


def _side(fact: Fact) -> str:
    words = set(fold(f"{fact.hedge or ''} {fact.text}").split())
    if words & _AFTER and not words & {"half", "quarter"}:  # "half past nine" is a time, no bound
        return "after"
    return "before" if words & _BEFORE else ""


def is_hedged(fact: Fact) -> bool:
    """Whether the date is told as about, and not as it was."""
    return fact.hedge is not None or fact.bound not in ("exact", "range")


def _reach(fact: Fact, s: Stretch, t: Tolerances) -> int:
    """Minutes by which a single clock time reaches beyond itself."""
    if s.start is None or s.end is None or s.start != s.end:
        return 0
    minute = s.start % 60
    if not is_hedged(fact) and not _side(fact):
        return t.clock_round_minutes if minute % 30 == 0 else 0
    if minute % 30 == 0:
        return t.clock_minutes.hour
    return t.clock_minutes.quarter if minute % 15 == 0 else t.clock_minutes.other


def _slack(fact: Fact, s: Stretch, t: Tolerances) -> int:
    """Minutes by which dated words reach beyond the span they name; of two, the coarser counts."""
    if s.has_clock:
        return t.part_minutes if fact.grain == "part" else _reach(fact, s, t)
    return t.hedged_days.get(fact.grain or "day", 0) * _DAY if is_hedged(fact) else 0


def _meet(x: Stretch, y: Stretch, slack: int) -> bool:
    x_first = x.start is None or y.end is None or x.start <= y.end + slack
    y_first = y.start is None or x.end is None or y.start <= x.end + slack
    return x_first and y_first


def _clocks(a: Fact, b: Fact, x: Stretch, y: Stretch, apart: bool, t: Tolerances) -> Difference:
    """At least one is a clock time whose day is unknown: compared as the clock shows it."""
    if not (x.has_clock and y.has_clock):
        return Difference("compatible", f"{_say(a)} gives no day to compare with {_say(b)}", ("precision",))
    if apart and _zones_fit(a, b, x, y, t):
        return Difference("compatible", f"{_say(a)} and {_say(b)} may be one time in two time zones", ("time_zone",))
    p, q = _on_one_day(x), _on_one_day(y)
    if p is None or q is None:
        return Difference("compatible", f"{_say(a)} and {_say(b)} can both hold", ("precision",))
    if None in (p.start, p.end, q.start, q.end):
        return _open(a, b, p, q, t)
    slack = max(_slack(a, p, t), _slack(b, q, t))
    if any(_meet(replace(p, start=_add(p.start, d), end=_add(p.end, d)), q, slack) for d in (-_DAY, 0, _DAY)):
        return Difference("compatible", f"{_say(a)} and {_say(b)} are one time, rounded", ("rounding",))
    return _two_moments(a, b, p, q, t) or Difference("differ", f"{_say(a)} and {_say(b)} are two times of day")


def _two_moments(a: Fact, b: Fact, x: Stretch, y: Stretch, t: Tolerances) -> Difference | None:
    """Clock times so far apart that they are of two moments of the story; a slip of a.m. for p.m. is not."""
    if "part" in (a.grain, b.grain) or not (x.has_clock and y.has_clock) or None in (x.start, x.end, y.start, y.end):
        return None
    first, last = (x, y) if (x.start or 0) <= (y.start or 0) else (y, x)
    between = (last.start or 0) - (first.end or 0)
    if between <= t.clock_apart or between >= _DAY or between == _DAY // 2:
        return None
    return Difference("compatible", f"{_say(a)} and {_say(b)} are hours apart: taken to be of two moments", ("scope",))


def _add(value: int | None, more: int) -> int | None:
    return None if value is None else value + more


def _on_one_day(s: Stretch) -> Stretch | None:
    """The stretch with its day taken away; None when it is a day long or more."""
    base = s.start if s.start is not None else s.end
    if base is None or (s.start is not None and s.end is not None and s.end - s.start >= _DAY - 1):
        return None
    shift = -(base - base % _DAY)
    return replace(s, start=_add(s.start, shift), end=_add(s.end, shift))


def _open(a: Fact, b: Fact, x: Stretch, y: Stretch, t: Tolerances) -> Difference:
    """At least one end is open: "by 8.30am", "since May", "after nine"."""
    if x.end is None and y.end is None and _since(a) and _since(b):
        p, q = _beginning(a, x), _beginning(b, y)
        if not _meet(p, q, max(_slack(a, x, t), _slack(b, y, t))):
            return Difference("differ", f"{_say(a)} and {_say(b)} are two beginnings")
    slack = max(_reach(a, x, t), _reach(b, y, t), t.clock_round_minutes if x.has_clock and y.has_clock else 0)
    if _meet(x, y, slack):
        return Difference("compatible", f"{_say(a)} and {_say(b)} can both hold", ("precision",))
    return Difference("differ", f"{_say(a)} is {_span(a)}, {_say(b)} is {_span(b)}: they leave no time in common")


def _since(fact: Fact) -> bool:
    return _side(fact) == ""


def _beginning(fact: Fact, s: Stretch) -> Stretch:
    """When an open stretch begins, as finely as its words say ("since May": some time in May)."""
    if s.start is None:
        return s
    days = {"week": 7, "month": 28, "quarter": 90, "season": 90, "year": 365, "decade": 3652}  # the shortest of each
    length = 0 if s.has_clock else days.get(fact.grain or "day", 1) * _DAY - 1
    return replace(s, end=s.start + length)
