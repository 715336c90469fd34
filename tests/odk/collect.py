"""A small ODK Collect: the form as XForms has it, filled in question by question, its XPath evaluated.

The form is what pyxform makes of the workbook; expressions are evaluated by lxml, with the functions ODK adds to XPath.
"""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from pyxform.xls2xform import convert

from diagnostic import Said, kind_of
from diagnostic.odk import form_of, workbook
from diagnostic.odk.names import NOTHING, question_name, state_name

if TYPE_CHECKING:
    from diagnostic import Questionnaire
    from diagnostic.response import Value

XFORMS = "{http://www.w3.org/2002/xforms}"
STATES = {"dont-know", "not-applicable"}


def _text(value):
    return value if isinstance(value, str) else "".join(value[0].itertext()) if value else ""


FUNCTIONS = {
    "selected": lambda _, among, one: _text(one) in _text(among).split(" ") if _text(one) else False,
    "count-selected": lambda _, among: len(_text(among).split()),
    "if": lambda _, condition, then, otherwise: then if condition else otherwise,
    "regex": lambda _, text, pattern: re.fullmatch(pattern, _text(text)) is not None,
}
EXTENSIONS = {(None, name): function for name, function in FUNCTIONS.items()}


class Bind(NamedTuple):
    """What the form says of one node."""

    path: str
    relevant: str
    calculate: str
    constraint: str
    required: bool


class Carried:
    """A form on a telephone."""

    def __init__(self, questionnaire: Questionnaire, *, short: bool = False) -> None:
        self.questionnaire = questionnaire
        book = workbook(form_of(questionnaire, short=short))
        self.xform = convert(xlsform=io.BytesIO(book), file_type=".xlsx").xform
        tree = etree.fromstring(self.xform.encode())
        self.binds = [_bind(one) for one in tree.iter(f"{XFORMS}bind")]
        self.blank = tree.find(f".//{XFORMS}instance")[0]

    def filled(self, said: dict[str, Value]) -> Answered:
        """Answer each question that is asked, as it was said."""
        return Answered(self, said)


class Answered:
    """A form filled in: what was asked, what each field holds, and what Collect would not accept."""

    def __init__(self, carried: Carried, said: dict[str, Value]) -> None:
        self.root = _without_namespaces(carried.blank)
        self.texts = texts_of(carried.questionnaire, said)
        self.asked: set[str] = set()
        self.refused: list[str] = []
        self.missing: list[str] = []
        self.nodes = [(bind, self.root.getroottree().xpath(bind.path)[0]) for bind in carried.binds]
        for bind, node in self.nodes:
            if not bind.calculate:
                self._calculate()
                self._visit(bind, node)

    def _calculate(self):
        for bind, node in self.nodes:
            if bind.calculate:
                node.text = _text(node.xpath(bind.calculate, extensions=EXTENSIONS))

    def _visit(self, bind: Bind, node) -> None:
        if any(one.get("irrelevant") for one in node.iterancestors()) or not self._holds(bind.relevant, node):
            node.set("irrelevant", "yes")
        elif len(node) == 0:
            self.asked.add(node.tag)
            self._answer(bind, node)

    def _answer(self, bind, node):
        text = self.texts.get(node.tag)
        if text is not None:
            node.text = text
            if not self._holds(bind.constraint, node):
                self.refused.append(node.tag)
        elif bind.required:
            self.missing.append(node.tag)

    def _holds(self, expression, node):
        return not expression or bool(node.xpath(expression, extensions=EXTENSIONS))

    def leaves(self):
        """The values that are sent: those of relevant nodes."""
        found = []
        for node in self.root.iter():
            path = [one.tag for one in reversed([node, *node.iterancestors()])][1:]
            if len(node) == 0 and not any(one.get("irrelevant") for one in (node, *node.iterancestors())):
                found.append((path, node.text or ""))
        return found

    def xml(self):
        """The file that Collect sends."""
        for node in self.root.iter():
            node.attrib.pop("irrelevant", None)
        return etree.tostring(self.root, encoding="UTF-8", xml_declaration=True)

    def table(self, between="-"):
        """The table that a server exports."""
        columns = {between.join(path): text for path, text in self.leaves()}
        out = io.StringIO(newline="")
        csv.writer(out).writerows([columns.keys(), columns.values()])
        return out.getvalue()


def _bind(one):
    return Bind(
        one.get("nodeset"),
        one.get("relevant", ""),
        one.get("calculate", ""),
        one.get("constraint", ""),
        one.get("required", "") == "true()",
    )


def _without_namespaces(element):
    bare = etree.fromstring(etree.tostring(element))
    for one in bare.iter():
        one.tag = etree.QName(one).localname
    etree.cleanup_namespaces(bare)
    return bare


def texts_of(questionnaire, said):
    """What is typed or ticked for each answer, by the name of the field."""
    found = {}
    for key, value in said.items():
        question = questionnaire.question_by_id[key]
        chosen = kind_of(question).is_listed
        if isinstance(value, Said) and not chosen:
            found[state_name(key)] = str(value)
        elif isinstance(value, tuple):
            found[question_name(key)] = " ".join(value) or NOTHING
        elif isinstance(value, Fraction):
            found[question_name(key)] = str(int(value)) if value.denominator == 1 else repr(float(value))
        else:
            found[question_name(key)] = str(value)
    return found
