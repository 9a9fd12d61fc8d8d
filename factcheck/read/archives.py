"""Archives: zip, tar and compressed files. Members are read in memory; nothing is ever written."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from factcheck.errors import FactcheckError, InputError
from factcheck.model import Told
from factcheck.read.detect import ENDINGS, ending
from factcheck.read.limits import DOCUMENT_BYTES, MB, UNPACKED_BYTES, Budget, size

_REMEDY = "Pack it again, or give the articles in it"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, and what the archive says of it."""

    path: str
    data: bytes
    name: str = ""  # what it would be called by itself, where that is not the end of the path
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()


#: Bytes, path for messages, what may still be unpacked; raises InputError.
Opener = Callable[[bytes, str, Budget], Iterator[Member | FactcheckError]]


def read_zip(data: bytes, path: str, budget: Budget) -> Iterator[Member | FactcheckError]:
    """The articles in a zip file, in order of name; raise InputError when it is damaged or too large."""
    import zipfile
    import zlib

    faults = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    except faults as fault:
        raise InputError(f"a damaged zip archive ({_said(fault)})", path, _REMEDY) from None
    for entry in entries:
        name = entry.filename
        if name.endswith("/") or not _wanted(name):
            continue
        budget.member()
        where = f"{path}/{name}"
        if trouble := _unsafe(name, path) or _too_large(entry.file_size, where):
            yield trouble
            continue
        if entry.flag_bits & 1:
            yield InputError("locked with a password", where, "Unpack it and give the file")
            continue
        budget.take(entry.file_size)  # zipfile gives no more than is declared
        try:
            yield Member(where, archive.read(entry))
        except faults as fault:
            yield InputError(f"damaged in the archive ({_said(fault)})", where, _REMEDY)


def read_tar(data: bytes, path: str, budget: Budget) -> Iterator[Member | FactcheckError]:
    """The articles in a tar file, in its order; links and devices are passed over; raise InputError when damaged."""
    import tarfile

    faults = (tarfile.TarError, EOFError, OSError, ValueError)
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for entry in archive:
                if not entry.isreg() or not _wanted(entry.name):
                    continue
                budget.member()
                where = f"{path}/{entry.name}"
                if trouble := _unsafe(entry.name, path) or _too_large(entry.size, where):
                    yield trouble
                    continue
                budget.take(entry.size)
                stream = archive.extractfile(entry)
                yield Member(where, stream.read() if stream else b"")
    except faults as fault:
        raise InputError(f"a damaged tar archive ({_said(fault)})", path, _REMEDY) from None


def read_compressed(data: bytes, path: str, budget: Budget) -> Iterator[Member | FactcheckError]:
    """What a file compressed with gzip, bzip2 or xz holds; raise InputError when it is damaged or too large."""
    import zlib
    from lzma import LZMAError

    out = io.BytesIO()
    try:
        with _stream(data) as stream:
            while block := stream.read(MB):
                budget.take(len(block))
                out.write(block)
    except (OSError, EOFError, LZMAError, zlib.error, ValueError) as fault:
        raise InputError(f"a damaged compressed file ({_said(fault)})", path, _REMEDY) from None
    inner = os.path.splitext(path)[0]
    yield Member(path, out.getvalue(), f"{inner}.tar" if ending(path) == ".tgz" else inner)


def _stream(data: bytes) -> IO[bytes] | Any:
    import bz2
    import gzip
    import lzma

    source = io.BytesIO(data)
    if data.startswith(b"BZh"):
        return bz2.open(source)
    return lzma.open(source) if data.startswith(b"\xfd7zXZ") else gzip.open(source)


def _wanted(name: str) -> bool:
    """Whether a member is an article by its name; hidden ones and those that archivers add are not."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts
    return not hidden and ending(name) in ENDINGS


def _unsafe(name: str, path: str) -> InputError | None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\0" in name:
        return InputError(f"a name that leads out of the archive ({name[:80]!r})", path, "It was not read")
    return None


def _too_large(count: int, where: str) -> InputError | None:
    if count <= min(DOCUMENT_BYTES, UNPACKED_BYTES):
        return None
    return InputError(f"too large for an article (more than {size(DOCUMENT_BYTES)})", where, "Give a shorter file")


def _said(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:80].rstrip(".") or type(fault).__name__
