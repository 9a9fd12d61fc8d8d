"""Years and decades: when a number of four digits is a year ("in 2004", "the 2004 tsunami") and when it counts."""

from __future__ import annotations

from factcheck.extract.times_words import Atom, Reader

YEARS = range(1700, 2101)
#: Before a four-digit number these make it a year.
_BEFORE_YEAR = frozenset(
    {
        "in", "since", "by", "until", "till", "of", "during", "before", "after", "late", "early", "mid", "circa",
        "year", "years", "from", "through", "throughout", "to", "and", "or", "for", "vs", "than",
    }
)  # fmt: skip
#: Before "from 1900 to 2000" these make it a change of a figure.
_MOVES = frozenset(
    {"rose", "fell", "grew", "increased", "decreased", "up", "down", "climbed", "dropped", "raised", "cut"}
)
#: Before the first year of a list ("the 1997 and 2001 elections").
_LISTS = frozenset({"the", "in", "of", "since", "years", "both", "from"})
#: Before a number these count, unless a preposition of time stands before them ("in about 1900,").
_ROUGHLY = frozenset({"about", "around", "roughly", "approximately", "nearly", "almost", "some", "over"})
#: After a number that belongs to a name ("gold in Tokyo 2020.").
_STOPS = frozenset(
    {"", ",", ".", ";", ":", ")", "]", "-", "in", "at", "on", "of", "and", "but", "for", "to", "by", "with"}
)


def number(word: str) -> int | None:
    """A plain number of up to four digits."""
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 4 else None


def year_number(r: Reader, i: int) -> int | None:
    """A year of four digits at token ``i``."""
    word = r.at(i)
    return int(word) if len(word) == 4 and word.isdecimal() and word.isascii() and int(word) in YEARS else None


def year_first(r: Reader, i: int) -> Atom | None:
    """ "2004", "2004-08", "the 1990s", or the reason why a number of four digits is none of them."""
    word, after = r.words[i], r.at(i + 1)
    if after == "s" and r.glued(i + 1) and word[-1] == "0" and word.isdecimal():
        if len(word) == 2 and (r.at(i - 1) not in ("the", "'", "-") or r.at(i - 2) in ("his", "her", "their")):
            return None
        year = int(word) if len(word) == 4 else 1900 + int(word)
        if r.at(i + 2) == "-" and r.glued(i + 2) and r.at(i + 3).isalpha():
            return Atom(i, i + 2, "", {}, "a style, no date")
        return Atom(i, i + 2, "decade", {"year": year}) if year in YEARS else None
    year_ = year_number(r, i)
    if year_ is None:
        return None
    if not is_year(r, i):
        named = i > 1 and r.capital(i - 1) and r.at(i - 1).isalpha() and not r.glued(i) and after in _STOPS
        return Atom(i, i + 1, "", {}, "a number in a name") if named and not r.shouted(i - 1) else None
    end = i + 1
    if after in ("-", "/") and r.glued(i + 1) and r.glued(i + 2):
        second = number(r.at(i + 2))
        if second is not None and len(r.at(i + 2)) in (2, 4):
            full = second if second > 99 else year_ // 100 * 100 + second
            if year_ < full <= year_ + 100:
                return Atom(i, i + 3, "years", {"year": year_, "year2": full})
    joint = "and" if r.at(i - 1) == "between" else "to"
    if (
        after == joint
        and (last := year_number(r, i + 2)) is not None
        and last > year_
        and r.at(i - 1) in ("between", "from")
        and not _amounts(r, i)
    ):
        return Atom(i, i + 3, "years", {"year": year_, "year2": last})
    if r.at(end) == "'" and r.at(end + 1) == "s" and r.glued(end):
        end += 2
    return Atom(i, end, "year", {"year": year_})


def _amounts(r: Reader, i: int) -> bool:
    """Whether "1900 to 2000" or "between 1900 and 2000" at token ``i`` counts something."""
    return (r.at(i + 1) in ("to", "and", "-") and r.bare(i + 3) in r.lex.counted) or (
        r.at(i - 1) == "from" and r.at(i - 2) in _MOVES
    )


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return word.endswith("s") and len(word) > 3 and word.isalpha() and not word.endswith(("ss", "us", "is"))


def is_year(r: Reader, i: int) -> bool:
    """Whether a number of four digits from 1700 to 2100 is a year, by the words around it."""
    before, after = r.at(i - 1), r.at(i + 1)
    if i == 1 and before == "in" and after.isalpha():
        return True  # "In 2019 people ...": a heading year
    if before == "than" and r.at(i - 2) in ("more", "fewer", "less"):
        return False
    if before == "to" and r.at(i - 2) == "up":
        return after in _STOPS
    if before == "to" and r.at(i - 2) in _MOVES and after in (*_STOPS, "from"):
        return False
    if before == "from" and after in _STOPS and any(w in _MOVES for w in r.words[max(i - 5, 0) : i - 1]):
        return after == "to" and year_number(r, i + 2) is None
    if before in _ROUGHLY:
        return r.at(i - 2) in ("in", "since", "until") and r.bare(i + 1) not in r.lex.counted and not is_plural(after)
    if before == "of" and r.at(i - 2) in ("total", "average", "number", "crowd", "population"):
        return False
    if before in ("and", "or", ",") and year_number(r, i - 2) and r.at(i - 3) in _LISTS:
        return r.bare(i + 1) not in r.lex.counted
    if before == "-" and r.at(i - 2) in ("mid", "early", "late"):
        return True
    if before in ("from", "between", "to", "and") and _amounts(r, i if before in ("from", "between") else i - 2):
        return False
    if r.bare(i + 1) in r.lex.counted or after in ("%", "per") or before in ("$", "£", "€", "no", "flight", "route"):
        return False
    if (
        before == "-"
        and r.glued(i)
        and r.at(i - 2)[:1].isalpha()
        and r.at(i - 2) not in ("mid", "pre", "post", "late", "early")
    ):
        return False
    if after == "-" and r.glued(i + 1) and r.at(i + 2)[:1].isalpha() and r.at(i + 2) not in ("style", "era"):
        return r.at(i + 2) in ("born", "built", "based") or before in ("the", "a")
    if after == "'" and r.at(i + 2) == "s":
        return True
    plural = is_plural(after)
    if before in _BEFORE_YEAR:
        return not (
            plural and before in ("to", "and", "or", "for", "from", "of", "than", "by", "after", "before", "through")
        )
    if before in ("between",):
        return year_number(r, i + 2) is not None
    if before in ("the", "a", "that", "its", "his", "her", "their", "our", "last", "a"):
        return after.isalpha() and (before == "the" or not plural)
    if before.endswith("'s"):
        return after.isalpha()
    if before in (",", "(", "[") or r.lex.months.get(before):
        return after in ("", ",", ")", "]", ".", ";", "-", ":")
    return i == 0 and after in (":", ",", "saw", "was", "is", "has", "had", "will", "brought")
