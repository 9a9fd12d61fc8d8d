"""Words of others made inert: cells that no spreadsheet runs, XML that parses, Markdown that stays text."""

from __future__ import annotations

import re

#: A cell that begins with one of these is run as a formula by a spreadsheet; full-width signs as well.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What XML 1.0 cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What makes some renderer see a link or a mention in a run of characters: an address, a bare host, @name, #12.
_LINKED = re.compile(r"@|://|\bwww\.|[^\W_]\.[^\W\d_]{2,}|#\w|\b(?:mailto|xmpp|javascript|data):", re.IGNORECASE)
_RUN = re.compile(r"\S+")
#: What may stand around such a run without belonging to it.
_BEFORE, _AFTER = "([“‘«\"'", ")].,;:!?”’»\"'"
_PUNCTUATION = re.compile(r"[\\`*_\[\]|~$#]|^(?:[-+=]|\d+(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: such words get an apostrophe in front.

    >>> cell("=1+1"), cell("  -3C"), cell(-3), cell("at least 7")
    ("'=1+1", "'  -3C", -3, 'at least 7')
    """
    if not isinstance(value, str):
        return value
    value = value.replace("\x00", "")
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value


def xml(words: str) -> str:
    """``words`` without what XML cannot hold.

    >>> xml("a\\x00\\x1bb\\ufffec\\ud800")
    'abc'
    """
    return _NOT_XML.sub("", words)


def markdown(words: str) -> str:
    """``words`` as Markdown that shows them and does nothing else: on one line, no link, no HTML, no end of a cell.

    >>> print(markdown("a|b *c* <i> [d](e)"), markdown("see www.example.org/x|y"))
    a\\|b \\*c\\* &lt;i&gt; \\[d\\](e) see `www.example.org/x\\|y`
    """
    parts = []
    at = 0
    words = " ".join(words.split())
    for found in _RUN.finditer(words):
        if not _LINKED.search(found[0]):
            continue
        bare = found[0].lstrip(_BEFORE)
        start = found.end() - len(bare)
        bare = bare.rstrip(_AFTER)
        parts += [_escaped(words[at:start], at == 0), code(bare)]
        at = start + len(bare)
    return "".join([*parts, _escaped(words[at:], at == 0)])


def code(words: str) -> str:
    """``words`` as a code span, which no renderer looks into."""
    flat = " ".join(words.split()).replace("`", "'").replace("|", "\\|")
    return f"`{flat}`" if flat else ""


def _escaped(words: str, first: bool) -> str:
    escaped = _PUNCTUATION.sub(lambda m: f"\\{m[0]}" if not m[0][0].isdigit() else m[0], words.translate(_ENTITIES))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped) if first else escaped
