"""How much is read, so that no input, however made, takes the time or the memory of the machine."""

from __future__ import annotations

from factcheck.errors import InputError

MB = 1024 * 1024
#: Bytes of one article's text, page or markup; the longest live pages of news sites stay under 8 MB.
TEXT_BYTES = 16 * MB
#: Bytes of one file on the disk that holds more than one article, or a document with pictures.
FILE_BYTES = 512 * MB
#: Bytes of one document (PDF, Word, mail) inside or outside an archive.
DOCUMENT_BYTES = 128 * MB
#: Bytes that one archive may unpack to, all of its members together.
UNPACKED_BYTES = 256 * MB
#: Members of one archive, entries of one feed; a day of a large agency is about 5,000 items.
MEMBERS = 10_000
#: Archives inside archives.
DEPTH = 3
#: Elements inside one another in one piece of markup; word processors and news systems stay under 60.
NESTED = 400
#: Pages of one PDF file; a newspaper has 60 to 120.
PAGES = 500


def size(count: int) -> str:
    """``count`` bytes as a person says it.

    >>> size(200 * MB)
    '200 MB'
    """
    return f"{count // MB} MB"


class Budget:
    """What is left to be unpacked of one input; shared by archives inside archives."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.bytes = UNPACKED_BYTES
        self.members = MEMBERS

    def take(self, count: int) -> None:
        """Count unpacked bytes; raise InputError when they are too many."""
        self.bytes -= count
        if self.bytes < 0:
            title = f"unpacks to more than {size(UNPACKED_BYTES)}"
            raise InputError(title, self.path, "Unpack it and give the articles in it")

    def member(self) -> None:
        """Count a member; raise InputError when they are too many."""
        self.members -= 1
        if self.members < 0:
            raise InputError(f"holds more than {MEMBERS:,} files", self.path, "Give the articles in parts")


def held(data: bytes, path: str, most: int = TEXT_BYTES) -> bytes:
    """``data``, if it is not too much for one article; else raise InputError."""
    if len(data) > most:
        title = f"too large for one article ({size(len(data))}; at most {size(most)})"
        raise InputError(title, path, "Give the articles in it one by one")
    return data
