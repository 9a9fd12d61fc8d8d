"""XML that cannot do harm: no entities, nothing from outside, no endless nesting. The one door to defusedxml."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from html.entities import name2codepoint
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from factcheck.errors import InputError
from factcheck.read.limits import NESTED, TEXT_BYTES, held

_REMEDY = "Export it again, or give the text of the article"


class _TooDeep(ValueError):
    pass


class _Tree(TreeBuilder):
    """Builds the tree and counts how deep it is."""

    depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self.depth += 1
        if self.depth > NESTED:
            raise _TooDeep
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self.depth -= 1
        return super().end(tag)


def parse(data: bytes, path: str, most: int = TEXT_BYTES) -> Element:
    """The root of an XML document; raise InputError when it is broken or made to do harm."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Tree(), forbid_entities=True, forbid_external=True)
    # a DTD that is not fetched may define the named characters of HTML
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    try:
        parser.feed(held(data, path, most))
        root = parser.close()
    except ParseError as fault:
        line, column = fault.position
        title = f"not well-formed XML ({str(fault).split(':')[0]})"
        raise InputError(title, f"{path}:{line}:{column + 1}", _REMEDY) from None
    except DefusedXmlException:
        title = "XML with entities of its own or from outside, which are never followed"
        raise InputError(title, path, "Remove its DOCTYPE") from None
    except _TooDeep:
        raise InputError(f"XML nested more than {NESTED} deep", path, _REMEDY) from None
    except (ValueError, LookupError) as fault:
        raise InputError(f"not XML that can be read ({' '.join(str(fault).split())[:80]})", path, _REMEDY) from None
    assert isinstance(root, Element)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def find(root: Element, *names: str) -> Iterator[Element]:
    """The elements of these names below ``root``, in document order, whatever their namespace."""
    return (element for element in root.iter() if local(element) in names)


def words(element: Element | None) -> str:
    """All the text in an element, white space as one blank."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def first(root: Element, *names: str) -> str:
    """The text of the first element of these names that has any."""
    return next((said for element in find(root, *names) if (said := words(element))), "")


def markup(element: Element, names: dict[str, str], skip: frozenset[str] = frozenset()) -> str:
    """The element as HTML: ``names`` gives the HTML tag, with its attributes, for tags that HTML has not."""
    out: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        tag = local(item).lower()
        if tag and tag not in skip:
            opened = names.get(tag, tag)
            out.append(f"<{opened}>" if opened else "")
            closing = f"</{opened.split()[0]}>" if opened else ""
            following = [piece for child in item for piece in (child, escape(child.tail or ""))]
            todo += reversed([*following, closing])
            out.append(escape(item.text or ""))
    return "".join(out)
