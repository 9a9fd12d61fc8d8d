"""The HTTP service: the verbs of the command line, clear statuses, and nothing read from the machine."""

from __future__ import annotations

import json
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck import Text, check, compare, facts, render
from factcheck.serve.page import EXAMPLES
from tests.cli.conftest import Run, run
from tests.test_house import ROOT
from tests.wiring.service import COAST, ELLIS, HEAVY, Service, running, started

__all__ = ["run"]

JSON = {"Content_Type": "application/json"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with short limits, in a folder with a secret."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "secret.txt").write_text("The Xyzzy reactor lost 4321 rods.", encoding="utf-8")
    limits = ("--time-limit", "2", "--read-limit", "1", "--max-size", "2500", "--workers", "2")
    with running(*limits, cwd=folder) as found:
        yield found


def test_the_verbs_give_the_reports_of_the_command_line(service: Service) -> None:
    seeds = [{"name": path.name, "text": path.read_bytes().decode()} for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts = [Text.model_validate(seed) for seed in seeds]
    for path, asked, found, code in (
        ("/compare", {"articles": seeds}, compare(texts), 1),
        ("/facts", {"articles": seeds}, facts(texts), 0),
        ("/check", {"draft": seeds[0], "sources": seeds[1:]}, check(texts[0], texts[1:]), 1),
    ):
        reply = service.post(path, asked)
        assert (reply.status, reply.headers["content-type"]) == (200, "application/json")
        assert reply.headers["cache-control"] == "no-store"
        answer = reply.json()
        assert (answer["exit_code"], answer["faults"]) == (code, [])
        assert answer["report"] == json.loads(render(found))
        assert service.post(path, asked).body == reply.body


@pytest.mark.parametrize(
    ("path", "more", "code"),
    [
        ("/compare", {}, 1),
        ("/compare", {"min_severity": "high", "verdict": ["update"]}, 0),
        ("/compare", {"verdict": ["agreement"]}, 0),
        ("/check", {}, 1),
        ("/check", {"fail_on": "never"}, 0),
        ("/check", {"fail_on": "never", "checklist": ["before-publication"]}, 0),
        ("/facts", {}, 0),
    ],
)
def test_exit_codes_are_those_of_the_command(service: Service, path: str, more: dict[str, Any], code: int) -> None:
    asked = {"draft": ELLIS, "sources": [COAST]} if path == "/check" else {"articles": [ELLIS, COAST]}
    assert service.post(path, {**asked, **more}).json()["exit_code"] == code


def test_metadata_comes_with_the_text(service: Service) -> None:
    coast = {**COAST, "published": "2021-11-09", "source": "Coast Wire", "title": "Ferry", "format": "markdown"}
    asked = {"articles": [{**ELLIS, "published": "2021-11-08"}, coast]}
    report = service.post("/compare", asked).json()["report"]
    assert [c["verdict"] for c in report["comparisons"]] == ["update"]
    (article,) = [a for a in report["articles"] if a["path"] == "coast"]
    assert (article["published"], article["source"], article["title"]) == ("2021-11-09", "Coast Wire", "Ferry")


def test_what_can_be_read_is_read(service: Service) -> None:
    answer = service.post("/compare", {"articles": [ELLIS, COAST, {"name": "empty", "text": " "}]}).json()
    assert answer["exit_code"] == 2
    assert [f["where"] for f in answer["faults"]] == ["empty"]
    assert len(answer["report"]["comparisons"]) == 1


MANY = [{"name": str(n), "text": "x"} for n in range(1001)]


@pytest.mark.parametrize(
    ("path", "body", "status", "said"),
    [
        ("/compare", b"", 422, "Field required"),
        ("/compare", b"{", 400, "the body is not JSON"),
        ("/compare", b"\xff\xfe{}", 400, "body"),
        ("/compare", b"[" * 1_000_000, 400, "body"),
        ("/compare", b'{"articles": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "body"),
        ("/compare", b"9" * 1_000_000, 400, "body"),
        ("/compare", b"null", 422, "Input should be"),
        ("/compare", b"NaN", 422, "Input should be"),
        ("/compare", {"articles": []}, 422, "at least 1 item"),
        ("/compare", {"articles": MANY}, 422, "at most 1000 items"),
        ("/compare", {"articles": [{"name": "a"}]}, 422, "articles.0.text"),
        ("/compare", {"articles": [{**ELLIS, "path": "secret.txt"}]}, 422, "articles.0.path"),
        ("/compare", {"articles": [{**ELLIS, "format": "pdf"}]}, 422, "articles.0.format"),
        ("/compare", {"articles": [{"name": "a", "text": 5}]}, 422, "articles.0.text"),
        ("/compare", {"articles": [{"name": "", "text": "x"}]}, 422, "articles.0.name"),
        ("/compare", {"articles": [ELLIS], "verdict": ["wrong"]}, 422, "verdict.0"),
        ("/compare", {"articles": [ELLIS], "rules": "house"}, 422, "rules"),
        ("/compare", {"articles": [{"name": "a", "text": ""}]}, 422, "the file is empty"),
        ("/compare", {"articles": [{"name": "a", "text": "x\0y"}]}, 422, "NUL"),
        ("/compare", b'{"articles": [{"name": "a", "text": "Seven \\ud800 died"}]}', 422, "half a character"),
        ("/compare", {"articles": [{**ELLIS, "published": "soon"}]}, 422, "is not a date"),
        ("/check", {"draft": ELLIS, "checklist": ["no-such"]}, 422, "Checklists are"),
        ("/check", {"draft": ELLIS, "checklist": ["../../secret.txt"]}, 422, "Checklists are"),
        (
            "/check",
            {"draft": ELLIS, "checklist": [str(ROOT / "rules/checklists/before-publication.yaml")]},
            422,
            "Checklists are",
        ),
        ("/check", {"draft": ELLIS, "baseline": "secret.txt"}, 422, "baseline"),
        ("/compare/..", {"articles": [ELLIS]}, 404, "not found"),
        ("/secret.txt", {"articles": [ELLIS]}, 404, "not found"),
        ("/health", {}, 405, "method not allowed"),
    ],
)  # fmt: skip - a case a line
def test_what_is_no_request_is_told_so(service: Service, path: str, body: Any, status: int, said: str) -> None:
    reply = service.ask("POST", path, body, **JSON) if isinstance(body, bytes) else service.post(path, body)
    assert reply.status == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert said in reply.body.decode()
    assert len(reply.body) < 20_000


def test_a_request_of_nothing_but_faults_is_short_work(service: Service) -> None:
    body = b'{"articles":[' + b"{}," * 600_000 + b"{}]}"
    began = time.monotonic()
    reply = service.ask("POST", "/compare", body, **JSON)
    assert reply.status == 422
    assert len(reply.body) < 20_000
    keys = json.dumps({"articles": [ELLIS], **{str(n): n for n in range(100_000)}}).encode()
    reply = service.ask("POST", "/compare", keys, **JSON)
    assert (reply.status, "The first 20 of 100,000" in reply.body.decode()) == (422, True)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(service: Service, kind: str) -> None:
    """A page in a browser may send the others to us without asking; JSON it may not."""
    body = json.dumps({"articles": [ELLIS]}).encode()
    assert service.ask("POST", "/compare", body, Content_Type=kind).status == 415


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "127.0.0.1.evil.example", "[::2]:80"])
def test_other_hosts_are_refused(service: Service, host: str) -> None:
    assert service.ask("GET", "/health", Host=host).status == 400
    assert service.ask("POST", "/compare", b"{}", Host=host, **JSON).status == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:5", "[::1]:80"])
def test_its_own_hosts_are_not(service: Service, host: str) -> None:
    assert service.ask("GET", "/health", Host=host).status == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"400"),
        (b"GET / HTTP/9.9\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\n\r\n", b"400"),
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", b"400"),
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab", b"400"),
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"200"),
        # slow: a head, a body, a chunk that never end
        (b"", b"408"),
        (b"GET / HT", b"408"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"408"),
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{", b"408"),
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", b"408"),
        # large: said at once where the client asks first, and after a while where it sends and sends
        (b"POST /compare HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n{", b"413"),
        (
            b"POST /compare HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9000000\r\n\r\n",
            b"413",
        ),
    ],
)  # fmt: skip - a case a line
def test_the_line_itself(service: Service, data: bytes, status: bytes) -> None:
    began = time.monotonic()
    assert service.raw(data).split(b" ", 2)[:2] == [b"HTTP/1.1", status]
    assert time.monotonic() - began < 8


def test_a_head_without_end_ends_the_connection(service: Service) -> None:
    with pytest.raises(OSError, match=r"reset|pipe"):
        service.raw(b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 10_000_000)
    assert service.ask("GET", "/health").status == 200


def test_too_large_is_read_to_its_end_and_refused(service: Service) -> None:
    assert service.ask("POST", "/compare", b" " * 30_000_000, **JSON).status == 413

    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 100_000

    reply = service.ask("POST", "/compare", chunks(), **JSON)  # type: ignore[arg-type] # http.client sends it in chunks
    assert (reply.status, reply.json()["title"]) == (413, "the request is larger than 2,500,000 bytes")


def test_long_work_is_ended_and_stops_nobody(service: Service) -> None:
    with socket.create_connection((service.host, service.port), timeout=30) as line:
        body = json.dumps({"articles": [HEAVY]}).encode()
        head = ("POST /compare HTTP/1.1", "Host: localhost", "Connection: close", f"Content-Length: {len(body)}")
        line.sendall("\r\n".join([*head, "Content-Type: application/json", "", ""]).encode() + body)
        before = service.workers()
        began = time.monotonic()
        assert service.post("/compare", {"articles": [ELLIS, COAST]}).status == 200
        assert time.monotonic() - began < 1.5
        reply = line.recv(65536)
        assert b"504" in reply.split(b"\r\n", 1)[0]
        assert 1 < time.monotonic() - began < 6
    assert len(set(before) - set(service.workers())) == 1
    deadline = time.monotonic() + 15
    while len(service.workers()) < 2:
        assert time.monotonic() < deadline, "the worker was not replaced"
        time.sleep(0.1)
    assert [service.post("/compare", {"articles": [ELLIS, COAST]}).status for _ in range(4)] == [200] * 4


@pytest.mark.parametrize(
    "name", ["secret.txt", "./secret.txt", "*", ".", "-", "..", "/etc/passwd", "/proc/self/environ"]
)
def test_no_file_of_the_machine_is_read(service: Service, name: str) -> None:
    texts = [{"name": name, "text": "<html>Seven people died.</html>", "format": f} for f in (None, "html", "markdown")]
    for text in texts:
        for path, asked in (("/facts", {"articles": [text]}), ("/check", {"draft": text, "sources": [ELLIS]})):
            reply = service.post(path, asked)
            assert reply.status == 200
            assert b"Xyzzy" not in reply.body
            assert [a["path"] for a in reply.json()["report"]["articles"] if a["path"] == name] == [name]
            assert "root:" not in reply.body.decode()


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_openapi_describes_what_is_answered(service: Service) -> None:
    described = service.ask("GET", "/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {"/compare", "/check", "/facts", "/health"}
    parts = described["components"]["schemas"]
    assert {r.removeprefix("#/components/schemas/") for r in references(described)} <= set(parts)
    schema = {"$ref": "#/components/schemas/Answer", "components": described["components"]}
    for path, asked in EXAMPLES.items():
        reply = service.post(path, asked)
        assert reply.status == 200
        jsonschema.validate(reply.json(), schema)
        assert set(described["paths"][path]["post"]["responses"]) >= {"200", "408", "413", "422", "503", "504"}
        problem = service.post(path, {}).json()
        jsonschema.validate(problem, {"$ref": "#/components/schemas/Problem", "components": described["components"]})


def test_the_page_names_no_other_address(service: Service) -> None:
    reply = service.ask("GET", "/")
    page = reply.body.decode()
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert not re.search(r"<script|//[a-z]|src=", page)
    assert all(name in page for name in ("/compare", "min_severity", "published", "413"))
    assert "http" not in service.ask("GET", "/openapi.json").body.decode().replace("HTTP", "").replace('"http', "")


def test_it_ends_while_it_works() -> None:
    service = started("--workers", "1", "--time-limit", "60")
    with ThreadPoolExecutor(1) as crowd:
        slow = crowd.submit(service.post, "/compare", {"articles": [HEAVY]})
        time.sleep(1)
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(timeout=40) == 0
        assert isinstance(slow.exception(), OSError | HTTPException) or slow.result().status == 500


def test_ending_it() -> None:
    service = started("--workers", "2")
    workers = service.workers()
    assert len(workers) == 2
    service.process.send_signal(signal.SIGINT)
    assert service.process.wait(timeout=20) == 130
    killed = started("--workers", "1", "--time-limit", "1")
    workers += killed.workers()
    killed.process.kill()
    killed.process.wait()
    deadline = time.monotonic() + 15
    while any(alive(pid) for pid in workers):
        assert time.monotonic() < deadline, "a worker outlives its service"
        time.sleep(0.1)


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_it_says_why_it_does_not_start(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert (result.code, result.out) == (2, "")
    assert f"127.0.0.1:{port}: cannot listen (address already in use). Choose another --port" in result.err
    assert "cannot listen" in run("serve", "--host", "no such host").err
    (tmp_path / "severity.yaml").write_text("medium_stake: much\n", encoding="utf-8")
    broken = run("serve", "--rules", tmp_path, "--port", "0")
    assert (broken.code, "severity.yaml:1:15" in broken.err) == (2, True)
    for module in [name for name in list(sys.modules) if name.startswith("factcheck.serve")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    absent = run("serve")
    assert (absent.code, "pip install 'factcheck-desk[serve]'" in absent.err) == (2, True)
