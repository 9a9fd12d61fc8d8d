"""The page that explains the service: plain HTML from its OpenAPI description, with no script and no address."""

from __future__ import annotations

import json
from html import escape
from typing import Any

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>factcheck</title><style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
pre { padding: .75rem; overflow-x: auto; border: 1px solid #8886; border-radius: .3rem }
table { border-collapse: collapse; width: 100% } td { padding: .25rem .75rem .25rem 0; vertical-align: top }
td + td { border-top: 1px solid #8884 } code { white-space: nowrap }
</style></head><body>
"""
ELLIS = {"name": "ellis", "text": "At least seven people died when a ferry sank off Port Ellis, police said."}
COAST = {"name": "coast", "text": "Ten people died when the ferry sank off Port Ellis, the coast guard said."}
#: A request to each verb that shows what it is for.
EXAMPLES: dict[str, dict[str, Any]] = {
    "/compare": {"articles": [ELLIS, {**COAST, "source": "Coast Wire", "published": "2021-11-08"}]},
    "/check": {"draft": ELLIS, "sources": [COAST], "checklist": ["before-publication"]},
    "/facts": {"articles": [ELLIS]},
}


def page(described: dict[str, Any]) -> str:
    """The page, from the OpenAPI description."""
    parts = [HEAD, f"<h1>factcheck {escape(described['info']['version'])}</h1>"]
    parts += [f"<p>{escape(described['info']['description'])}</p>"]
    parts += ['<p>For programs: <a href="/openapi.json">openapi.json</a>.</p>']
    for path, methods in described["paths"].items():
        for method, verb in methods.items():
            parts += [f"<h2>{escape(method.upper())} {escape(path)}</h2>"]
            parts += [f"<p>{escape(verb['summary'])} {escape(verb.get('description', ''))}</p>"]
            if path in EXAMPLES:
                body = json.dumps(EXAMPLES[path], indent=1, ensure_ascii=False)
                parts += [f"<pre>{escape(body)}</pre>", _fields(verb, described), _statuses(verb)]
    return "".join([*parts, "</body></html>\n"])


def _fields(verb: dict[str, Any], described: dict[str, Any]) -> str:
    reference = verb["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    schemas = described["components"]["schemas"]
    rows = []
    for name in (reference.rpartition("/")[2], "Text"):
        model = schemas[name]
        rows += [f"<h3>{escape(name)}</h3><p>{escape(model.get('description', ''))}</p><table>"]
        rows += [_row(key, _what(part, key in model.get("required", ()))) for key, part in model["properties"].items()]
        rows += ["</table>"]
    return "".join(rows)


def _what(part: dict[str, Any], required: bool) -> str:
    default = part.get("default")
    need = " (required)" if required else "" if default is None else f" (unless given: {json.dumps(default)})"
    return f"{part.get('description', '')}{need}".strip()


def _statuses(verb: dict[str, Any]) -> str:
    rows = (_row(code, said["description"]) for code, said in sorted(verb["responses"].items()))
    return f"<h3>Statuses</h3><table>{''.join(rows)}</table>"


def _row(name: str, words: str) -> str:
    return f"<tr><td><code>{escape(name)}</code></td><td>{escape(words)}</td></tr>"
