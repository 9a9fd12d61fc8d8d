"""Two hundred requests at once: all answered, each with its own, and in a bounded time."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from tests.wiring.service import HEAVY, Reply, Service, running

CLIENTS = 200


def article(n: int, name: str) -> dict[str, str]:
    """An article that nobody else has: its number is in its name, its place and its figure."""
    return {"name": f"{name}-{n}", "text": f"Police in Port Qua{n}x said {70_000 + 2 * n} people were evacuated."}


def test_two_hundred_at_once() -> None:
    gate = threading.Barrier(CLIENTS)

    def client(n: int, service: Service) -> Reply:
        other = {**article(n, "b"), "text": article(n, "b")["text"].replace(str(70_000 + 2 * n), str(300 + n))}
        gate.wait()
        return service.post("/compare", {"articles": [article(n, "a"), other]})

    with running("--workers", "2") as service:
        began = time.monotonic()
        with ThreadPoolExecutor(CLIENTS) as crowd:
            replies = list(crowd.map(lambda n: client(n, service), range(CLIENTS)))
        took = time.monotonic() - began
        assert [reply.status for reply in replies] == [200] * CLIENTS
        for n, reply in enumerate(replies):
            report = reply.json()["report"]
            assert sorted(a["path"] for a in report["articles"]) == [f"a-{n}", f"b-{n}"]
            assert {f["text"] for f in report["facts"]} == {str(70_000 + 2 * n), str(300 + n)}
            words = reply.body.decode()
            assert not any(f"Qua{m}x" in words for m in range(CLIENTS) if m != n)
        assert took < 60
        assert service.post("/facts", {"articles": [article(1, "a")]}).status == 200


def test_what_is_too_much_is_refused_and_the_rest_is_done() -> None:
    with running("--workers", "1", "--queue", "3", "--time-limit", "3") as service, ThreadPoolExecutor(20) as crowd:
        slow = crowd.submit(service.post, "/compare", {"articles": [HEAVY]})
        time.sleep(0.5)
        replies = list(crowd.map(lambda n: service.post("/facts", {"articles": [article(n, "a")]}), range(19)))
        assert {reply.status for reply in replies} == {200, 503}
        assert sum(reply.status == 200 for reply in replies) >= 2
        refused = next(reply for reply in replies if reply.status == 503)
        assert refused.headers["retry-after"] == "5"
        assert refused.json()["title"] == "too many requests at once"
        assert slow.result().status == 504
        assert service.post("/facts", {"articles": [article(1, "a")]}).status == 200
