"""Leaves in a copy of Pico what our pages can use: `script/trim.py FULL.css TRIMMED.css`, called by `script/pico`.

A rule stays if one of its selectors can match an element of ours, a variable if something that stays reads it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tinycss2.ast import Node

OURS = Path(__file__).parent.parent / "webapp" / "static"
# What the pages are written with; the tests hold every template to this list.
TAGS = """a abbr article aside body br button code dd details div dl dt em fieldset footer form h1 h2 h3 h4 h5 h6 head
header html input label legend li link main mark meta meter nav noscript ol option output p pre progress script section
select span strong summary svg table tbody td textarea tfoot th thead title tr ul"""
TYPES = frozenset({"button", "checkbox", "email", "file", "radio", "reset", "submit", "tel", "text"})
ATTRIBUTES = frozenset({"aria-current", "aria-invalid", "data-theme", "disabled", "for", "open", "readonly", "type"})
VARIABLE = re.compile(r"(--pico-[\w-]+):((?:\"[^\"]*\"|[^;}\"])*);?")
ONE_OF = frozenset({"where", "is"})


def main(full: Path, trimmed: Path) -> None:
    """Write the part of a stylesheet that our pages can use, under its licence."""
    css = full.read_text(encoding="utf-8")
    licence = css[: css.index("*/") + 2]
    text = "".join(kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
    trimmed.write_text(f"{licence}\n{without_unread(text)}\n", encoding="utf-8")


def kept(rules: Iterable[Node]) -> Iterable[str]:
    """Yield the rules that can apply, one a line."""
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := usable(tinycss2.serialize(rule.prelude)):
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content).strip()}}}\n"
        elif rule.at_keyword in {"media", "supports"}:
            asked = tinycss2.serialize(rule.prelude).strip()
            inside = "".join(kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
            if inside and "dark" not in asked:
                yield f"@{rule.at_keyword} {asked}{{\n{inside}}}\n"
        elif rule.at_keyword != "keyframes":  # those of what is busy, of dialogs and of a bar that we draw ourselves
            yield tinycss2.serialize([rule]) + "\n"


def usable(prelude: str) -> list[str]:
    """Return the selectors of a list that can match an element of ours."""
    return [one for one in apart(" ".join(prelude.split())) if possible(one)]


def apart(selectors: str) -> list[str]:
    """Return the selectors of a list: what stands between commas, but for those inside brackets."""
    depth, parts = 0, [""]
    for sign in selectors:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def possible(selector: str) -> bool:
    """Say whether an element of ours can match a selector; what it excludes does not count."""
    tokens = tinycss2.parse_component_value_list(selector)
    return all(_possible(token, tokens[at - 1] if at else None) for at, token in enumerate(tokens))


def _possible(token: Node, before: Node | None) -> bool:
    if token.value == "host" if token.type == "ident" else token.type == "function" and token.name == "host":
        return False
    if token.type == "ident" and before != ":":
        return before != "." and token.value in TAGS.split()
    if token.type == "function" and token.name in ONE_OF:
        return any(possible(one) for one in apart(tinycss2.serialize(token.arguments)))
    return token.type != "[] block" or _attribute(token.content)


def _attribute(content: Sequence[Node]) -> bool:
    name, _, value = tinycss2.serialize(content).strip().partition("=")
    value = value.strip("\"'")
    return name in ATTRIBUTES and (name != "type" or not value or value in TYPES) and value != "dark"


def without_unread(css: str) -> str:
    """Return a stylesheet without the variables that nothing reads, here or in our own stylesheets."""
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(OURS.glob("*.css")))
    while True:
        read = set(re.findall(r"var\((--pico-[\w-]+)", css + own))
        less = VARIABLE.sub(lambda found, read=read: found[0] if found[1] in read else "", css)  # type: ignore[misc]
        less = re.sub(r"^[^{}@\n]*\{\s*\}\n", "", less, flags=re.MULTILINE)
        if less == css:
            return less
        css = less


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
