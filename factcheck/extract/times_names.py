"""Weekdays in names and habits: newspapers ("the Sunday Bugle"), programmes ("Friday Night Live"), "every Monday"."""

from __future__ import annotations

from factcheck.extract.times_words import Reader

NEWSPAPER = "name of a newspaper or programme"
_RECURRING = "a recurring day"
_PARTS_OF_TITLES = frozenset({"night", "morning", "afternoon", "evening"})
#: What leads from a verb of reporting to the newspaper: "wrote in the Sunday X", "an interview with the Sunday X".
_LEADS = frozenset({"in", "by", "to", "with", "for"})
#: Letters that a word needs to tell a heading in title case from a sentence, and the share of capitals that does.
_LONG, _SHARE = 4, 0.7


def weekday_name(r: Reader, i: int) -> tuple[int, str] | None:
    """The end and the reason when the weekday at token ``i`` is no date; None when it is one."""
    why = _no_weekday(r, i)
    if not why:
        return None
    return i + 1 + (r.at(i + 1).isalpha() and why != _RECURRING), why


def _no_weekday(r: Reader, i: int) -> str:
    before, after = r.at(i - 1), r.at(i + 1)
    if before in ("every", "each", "any", "alternate") or (before == "other" and r.at(i - 2) == "every"):
        return _RECURRING
    if after == "of" and r.at(i + 2) in ("every", "each"):
        return _RECURRING
    if r.owned(i):
        return ""
    if after in r.lex.after_weekday:
        return r.lex.after_weekday[after]
    if before == "on" and r.capital(i - 2) and r.at(i - 2) in ("mail", "scotland", "independent", "wales", "express"):
        return NEWSPAPER
    if not after.isalpha() or not r.capital(i + 1) or r.shouted(i) or before == "on":
        return ""
    if r.bare(i + 1) in r.lex.mastheads or _reported(r, i):
        return NEWSPAPER
    if after in _PARTS_OF_TITLES and not title_case(r, i):
        return NEWSPAPER
    return ""


def _reported(r: Reader, i: int) -> bool:
    """Whether "the Sunday X" is said to report, or something is said to stand in it."""
    if r.at(i - 1) != "the" or r.bare(i + 1) in r.lex.months or r.bare(i + 1) in r.lex.weekdays:
        return False
    end = i + 1
    while r.capital(end) and r.bare(end).isalpha():
        end += 1
    if r.at(end) in r.lex.reporting and not title_case(r, i):
        return True
    if r.at(end).isalpha() and r.at(end) not in ("on", "in", "that", "about", "and", "after", "at", "as"):
        return False
    lead = i - 2
    if r.at(lead) in _LEADS:
        return r.at(lead - 1) in r.lex.reporting or r.at(lead - 2) in r.lex.reporting
    return r.at(lead) in r.lex.reporting


def title_case(r: Reader, at: int) -> bool:
    """Whether the sentence but for the three words from token ``at`` is a heading, where a capital says nothing."""
    rest = [*range(1, at), *range(at + 3, r.n)]
    long = [i for i in rest if len(r.words[i]) >= _LONG and r.words[i].isalpha()]
    return len(long) > 1 and sum(r.capital(i) for i in long) >= _SHARE * len(long)
