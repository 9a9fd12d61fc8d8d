"""The application: three verbs over HTTP, their OpenAPI description, and a page that explains them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, Response

from factcheck import __version__
from factcheck.report.json import schema
from factcheck.serve.bodies import Answer, CheckRequest, CompareRequest, FactsRequest, Fault, Problem, Request
from factcheck.serve.guard import HEADERS, Guard, problem
from factcheck.serve.page import page
from factcheck.serve.pool import Busy, Pool
from factcheck.serve.work import Done

PROBLEM = {"model": Problem, "content": {"application/problem+json": {}}}
#: Every status of a verb, and when it is given.
STATUSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The work was done. Articles that could not be read are among the faults; the others were."},
    400: {**PROBLEM, "description": "Not JSON, or meant for another host."},
    408: {**PROBLEM, "description": "The request did not arrive in time."},
    413: {**PROBLEM, "description": "The request is too large, or takes too much memory."},
    415: {**PROBLEM, "description": "The content type is not application/json."},
    422: {**PROBLEM, "description": "Not a request of this kind, or none of its articles can be read: see the faults."},
    500: {**PROBLEM, "description": "An internal fault."},
    503: {**PROBLEM, "description": "Too many requests at once: send it again after Retry-After seconds."},
    504: {**PROBLEM, "description": "The work took too long, and was ended."},
}
ABOUT = (
    "Where do several reports of one event disagree on figures and dates? Articles come in the request, as text with "
    "what is known of them; no file of this machine is read for a request, and nothing of one is written down."
)


def application(pool: Pool, hosts: Collection[str] | None, checklists: Sequence[str]) -> FastAPI:
    """The service over a pool of workers; ``hosts`` are the names it answers to, None for all."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with pool.running():
            yield

    app = FastAPI(
        title="factcheck", version=__version__, description=ABOUT, lifespan=running, docs_url=None, redoc_url=None
    )
    app.add_middleware(Guard, pool=pool, hosts=hosts)
    _verbs(app, pool, checklists)
    _faults(app)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign] # FastAPI's own way to change its schema

    @app.get("/", include_in_schema=False)
    async def explained() -> HTMLResponse:
        return HTMLResponse(page(app.openapi()), headers=HEADERS)

    @app.get("/health", summary="Whether the service is up")
    async def health() -> dict[str, str]:
        """The version that answers."""
        return {"version": __version__}

    return app


def _verbs(app: FastAPI, pool: Pool, checklists: Sequence[str]) -> None:
    async def answer(request: Request) -> Response:
        try:
            return _answered(await pool.do(request))
        except Busy:
            return problem(503, "too many requests at once", "Send it again later")

    shared: dict[str, Any] = {"response_model": Answer, "responses": STATUSES}

    @app.post("/compare", summary="Where do these articles agree and differ?", **shared)
    async def compare(request: CompareRequest) -> Response:
        """All articles with each other: exit_code is 1 while a discrepancy that counts is left."""
        return await answer(request)

    @app.post("/check", summary="A draft against itself and its sources", **shared)
    async def check(request: CheckRequest) -> Response:
        """The report has findings and, for each figure of the draft, what the sources say of it (checked)."""
        if unknown := sorted(set(request.checklist) - set(checklists)):
            fault = Fault(title=f"there is no checklist {unknown[0][:100]!r}", where="checklist", remedy="Name another")
            return problem(422, "no such checklist", f"Checklists are {', '.join(checklists)}", [fault])
        return await answer(request)

    @app.post("/facts", summary="Every figure and date of these articles", **shared)
    async def facts(request: FactsRequest) -> Response:
        """What was read, and how; nothing is compared, and exit_code is 0 or 2."""
        return await answer(request)


def _answered(done: Done) -> Response:
    if done.status == 200:
        return Response(done.body, headers=HEADERS, media_type="application/json")
    remedy = {413: "Send fewer articles at a time", 504: "Send fewer articles at a time"}.get(done.status, "")
    return problem(done.status, done.title, remedy, done.faults)


def _faults(app: FastAPI) -> None:
    """Every fault is told in one form, and repeats nothing of what was sent but where it is wrong."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: HttpRequest, error: RequestValidationError) -> Response:
        found = list(error.errors())
        if any(one["type"] == "json_invalid" for one in found):
            return problem(400, "the body is not JSON", f"At byte {found[0]['loc'][-1]}: {found[0]['ctx']['error']}")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return problem(415, "the content type is not application/json", "Send JSON, and say so in Content-Type")
        faults = [
            Fault(title=str(one["msg"])[:200], where=_place(one["loc"]), remedy="See /openapi.json")
            for one in found[:20]
        ]
        more = f"The first 20 of {len(found):,} are listed" if len(found) > 20 else ""
        return problem(422, "this is not a request of this kind", more, faults)

    @app.exception_handler(HTTPException)
    async def refused(_: HttpRequest, error: HTTPException) -> Response:
        answer = problem(error.status_code, str(error.detail).lower())
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def broken(_: HttpRequest, error: Exception) -> Response:
        return problem(500, f"internal fault: {type(error).__name__}")


def _place(loc: Sequence[Any]) -> str:
    """Where in the body a fault is: ``articles.0.name``."""
    return ".".join(str(part)[:100] for part in loc if part != "body")[:300] or "the body"


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description, with the JSON report as ``factcheck schema`` explains it."""
    if app.openapi_schema is None:
        found = get_openapi(title=app.title, version=app.version, description=ABOUT, routes=app.routes)
        words = schema().decode().replace("#/$defs/", "#/components/schemas/Report")
        report = json.loads(words)
        parts = found["components"]["schemas"]
        parts.update({f"Report{name}": part for name, part in report.pop("$defs").items()})
        for key in ("$schema", "$id"):
            report.pop(key)
        parts["Report"] = report
        parts["Answer"]["properties"]["report"] = {
            "$ref": "#/components/schemas/Report",
            "description": parts["Answer"]["properties"]["report"]["description"],
        }
        for name in ("HTTPValidationError", "ValidationError"):
            parts.pop(name, None)
        app.openapi_schema = found
    return app.openapi_schema
