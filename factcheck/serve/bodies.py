"""What a request holds and what an answer does: the models that the OpenAPI page is made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, JsonValue

from factcheck.model import Model, Verdict
from factcheck.read import Text

#: Articles in one request; more are another request.
MAX_ARTICLES = 1000
Severity = Literal["low", "medium", "high"]
Articles = Annotated[
    list[Text], Field(min_length=1, max_length=MAX_ARTICLES, description="each with a name of its own; 1,000 at most")
]
Least = Annotated[Severity, Field(description="the least severity that counts for exit_code")]


class Body(Model):
    """A request's body: built at once, as FastAPI makes its own adapters of it."""

    model_config = ConfigDict(defer_build=False)


class CompareRequest(Body):
    """Articles to be compared with each other."""

    articles: Articles
    verdict: list[Verdict] = Field(
        default=["conflict", "update"], min_length=1, max_length=4, description="which verdicts count for exit_code"
    )
    min_severity: Least = "low"


class CheckRequest(Body):
    """A draft, and the reports it rests on."""

    draft: Text = Field(description="one article")
    sources: list[Text] = Field(
        default=[],
        max_length=MAX_ARTICLES,
        description="the reports it rests on; without any, the draft against itself",
    )
    checklist: list[str] = Field(
        default=[], max_length=20, description="names of checklists that the service has, never of files"
    )
    min_severity: Least = "low"
    fail_on: Literal["low", "medium", "high", "never"] = Field(
        default="low", description="the least severity of a finding that makes exit_code 1"
    )


class FactsRequest(Body):
    """Articles whose figures and dates are to be listed."""

    articles: Articles


Request = CompareRequest | CheckRequest | FactsRequest


class Fault(Model):
    """An article of the request that could not be read; the others were."""

    title: str = Field(description="what happened")
    where: str = Field(description="name of the article, with line and column where they are known")
    remedy: str = Field(description="what to do about it")


class Answer(Model):
    """What came of the work."""

    exit_code: Literal[0, 1, 2] = Field(
        description="as the command has it: 0 nothing to resolve; 1 something; 2 an article could not be read"
    )
    faults: list[Fault] = Field(description="the articles that could not be read, and why")
    report: dict[str, JsonValue] = Field(description="the JSON report, complete, as 'factcheck schema' explains it")


class Problem(Model):
    """Why a request was not done (RFC 9457, application/problem+json)."""

    type: Literal["about:blank"] = "about:blank"
    title: str = Field(description="what happened, in words")
    status: int = Field(description="the HTTP status")
    detail: str = Field(default="", description="what to do about it")
    faults: list[Fault] = Field(default=[], description="what is wrong, place by place; the first twenty")
