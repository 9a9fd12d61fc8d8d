"""Draws docs/report.png, the HTML report in the documentation: ``python -m tests.report.picture`` (needs Chromium).

The picture is of a golden file and holds its hash, so that a test sees when it is of an older report.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "report.png"
REPORT = Path(__file__).parent / "golden" / "decided.html"
#: CSS pixels of what is shown: the table, and the first comparison with its evidence.
WIDTH, HEIGHT = 1100, 1500
HEAD, LABEL = b"\x89PNG\r\n\x1a\n", b"Source\0"


def taken_of(picture: bytes) -> str:
    """The hash of the report that a picture was taken of; empty when it does not say."""
    at = len(HEAD)
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        kind, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        if kind == b"tEXt" and data.startswith(LABEL):
            return data.removeprefix(LABEL).decode()
        at += 12 + length
    return ""


def report_now() -> str:
    """The hash of the report as it is."""
    return hashlib.sha256(REPORT.read_bytes()).hexdigest()


def labelled(picture: bytes, words: str) -> bytes:
    """The picture with a text chunk right after its header."""
    data = b"tEXt" + LABEL + words.encode()
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    end = len(HEAD) + 25  # the header chunk is 13 bytes, with length, kind and checksum 25
    return picture[:end] + chunk + picture[end:]


def main() -> None:
    """Take the picture."""
    from tests.report.browser import browser

    with browser() as opened:
        opened.open(REPORT, WIDTH, HEIGHT)
        PICTURE.write_bytes(labelled(opened.picture(WIDTH, HEIGHT), report_now()))


if __name__ == "__main__":
    main()
