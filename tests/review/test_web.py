"""The same screen in a browser: on the loopback only, behind a key, without an outside address, no orphan left."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import aiohttp
import pytest
import textual_serve
from click.testing import CliRunner

from factcheck.cli import factcheck
from factcheck.decisions import Case
from factcheck.errors import FactcheckError
from factcheck.review import web
from tests.report.browser import CHROMIUM, browser
from tests.review.conftest import SEEDS
from tests.review.terminal import CONTROL


class Served:
    """A server of its own, and what it printed."""

    def __init__(self, case: Path) -> None:
        self.case = case
        command = [sys.executable, "-m", "factcheck", "review", "--web", "--port", "0", str(SEEDS), "--case", str(case),
                   "--who", "anna", "--published", "border-a.txt=2021-11-08"]  # fmt: skip
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?key=(\S+)", line)
        assert found, line
        self.port, self.key = int(found[1]), found[2]
        self.address = f"http://127.0.0.1:{self.port}"

    def children(self) -> list[int]:
        """The processes of visitors."""
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True,
                               check=False)  # fmt: skip
        return [int(pid) for pid in found.stdout.split()]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    found = Served(tmp_path_factory.mktemp("web") / "story.case")
    yield found
    found.process.kill()
    found.process.wait()


def ask(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_only_who_has_the_key_is_let_in(served: Served) -> None:
    assert ask(served.address)[0] == 403
    assert ask(f"{served.address}/?key=guess")[0] == 403
    assert ask(f"{served.address}/static/js/textual.js")[0] == 403
    assert ask(f"{served.address}/ws")[0] == 403
    assert ask(f"{served.address}/?key={served.key}", Host="evil.example")[0] == 403
    assert ask(f"{served.address}/?key={served.key}", Origin="http://evil.example")[0] == 403


def test_the_page_names_no_other_host(served: Served) -> None:
    jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with jar.open(f"{served.address}/?key={served.key}", timeout=20) as answer:
        page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
        assert answer.url == f"{served.address}/"  # the key does not stay in the address
    named = set(re.findall(r"\w+://[^/\"')\s]+", page))
    assert named == {served.address, served.address.replace("http", "ws")}
    assert set(re.findall(r"\w+://[^\s;]+", policy)) == {served.address.replace("http", "ws")}
    static = Path(textual_serve.__file__).parent / "static" / "js" / "textual.js"
    assert re.findall(r"https?://", static.read_text(encoding="utf-8")) == []


def test_it_listens_on_the_loopback_only(served: Served) -> None:
    for name in {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
        if not str(name).startswith("127."):
            with pytest.raises(ConnectionRefusedError), socket.create_connection((str(name), served.port), timeout=2):
                pass


async def visit(served: Served, *keys: str, until: str) -> None:
    """Open the screen, press keys once the queue is there, and stay until the words are shown."""
    cookies = {web.COOKIE: served.key}
    async with aiohttp.ClientSession(cookies=cookies) as session:
        address = f"{served.address}/ws?width=100&height=30"
        async with session.ws_connect(address, origin=served.address) as socket_:
            await socket_.send_json(["resize", {"width": 100, "height": 30}])
            shown = ""
            end = time.monotonic() + 60
            todo = list(keys)
            while until not in shown:
                assert time.monotonic() < end, shown[-2000:]
                message = await socket_.receive(timeout=60)
                if message.type == aiohttp.WSMsgType.BINARY:
                    shown += CONTROL.sub("", message.data.decode("utf-8", "replace"))
                if todo and "open," in shown and "sources" in shown:
                    await asyncio.sleep(0.5)
                    for key in todo:
                        await socket_.send_json(["stdin", key])
                    todo = []


def test_a_decision_in_the_browser_is_in_the_case_file(served: Served) -> None:
    asyncio.run(visit(served, "1", until="Accepted"))
    with Case.open(served.case, create=False, write=False) as case:
        assert [(d.action, d.who) for d in case.log()] == [("accept", "anna")]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_screen_outlives_its_server(tmp_path: Path, how: signal.Signals) -> None:
    served = Served(tmp_path / "story.case")

    async def vanish() -> list[int]:
        cookies = {web.COOKIE: served.key}
        async with aiohttp.ClientSession(cookies=cookies) as session:
            socket_ = await session.ws_connect(f"{served.address}/ws", origin=served.address)
            while True:
                message = await socket_.receive(timeout=60)
                if message.type == aiohttp.WSMsgType.BINARY and b"Queue" in message.data:
                    break
            children = served.children()
            os.kill(served.process.pid, how)
            return children

    children = asyncio.run(vanish())
    assert len(children) == 1  # exec: no shell between
    served.process.wait(timeout=20)
    end = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text() for pid in children):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_taken_port_and_standard_input_are_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind((web.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(FactcheckError, match=f"the port {port} cannot be used"):
            web.serve(["x"], port, print)
    done = CliRunner().invoke(factcheck, ["review", "--web", "-"])
    assert "cannot read standard input" in done.output


def test_without_the_extra_it_names_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with pytest.raises(FactcheckError, match="need the extra 'web'") as caught:
        web.serve(["x"], 0, print)
    assert caught.value.remedy == "Install it: pip install 'factcheck-desk[web]'"


def test_what_it_was_started_with_is_what_every_screen_is_started_with(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(web, "serve", lambda arguments, port, say: given.extend(arguments))
    CliRunner().invoke(
        factcheck,
        ["review", "--web", "a b.txt", "c.txt", "--published", "c.txt=2021-01-02", "--checklist", "one",
         "--checklist", "two", "--case", "x;y.case", "--who", "an'na", "--theme", "light", "--language", "de"],
    )  # fmt: skip
    assert set(given[:-3]) == {
        "--theme=light", "--case=x;y.case", "--who=an'na", "--checklist=one", "--checklist=two",
        "--published=c.txt=2021-01-02", "--language=de",
    }  # fmt: skip
    assert given[-3:] == ["--", "a b.txt", "c.txt"]
    assert web.command(["a'; touch b"]).endswith("""review 'a'"'"'; touch b'""")
    assert web.command([]).startswith("exec ")


@pytest.mark.skipif(CHROMIUM is None, reason="headless Chromium is not installed")
def test_a_real_browser_shows_it_and_asks_nobody_else(served: Served) -> None:
    with browser() as page:
        page.call("Page.navigate", url=f"{served.address}/?key={served.key}")
        end = time.monotonic() + 60
        while page.value("document.body.className") != "-loaded -first-byte":
            assert time.monotonic() < end, page.complaints
            time.sleep(0.1)
        assert page.requests
        assert [asked for asked in page.requests if not asked.startswith((served.address, "data:"))] == []
        assert [said for said in page.complaints if "ping" not in said and "WebGL" not in said] == []
