"""What somebody does in a browser to answer a questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest

import diagnostic

ROOT = Path(__file__).parent.parent.parent.parent
REAL = ROOT / "questionnaires" / "maturite-numerique"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


def begin(page, address, mode="advisor", path="full"):
    page.goto(address)
    page.check(f"input[name=mode][value={mode}]")
    page.check(f"input[name=path][value={path}]")
    page.click("text=Commencer >> nth=-1")
    page.wait_for_load_state()
    return page.url.split("/")[4]


def fill_identity(page, identity):
    for name, value in identity.items():
        field = page.locator(f"[name='{name}']").first
        if not field.count():
            continue
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            page.check(f"input[name='{name}'][value='{value}']")
        else:
            field.fill(str(value))


def give(page, question, answer):
    """Tick or type one answer; return whether the page asks this question."""
    holder = page.locator(f"[data-question='{question}']")
    if not holder.count():
        return False
    for value in answer if isinstance(answer, tuple) else (answer,):
        apart = value in tuple(diagnostic.Said)
        box = (
            holder.locator(f"input[value='{value}']")
            if apart or holder.locator("input[type=radio], input[type=checkbox]").count()
            else None
        )
        if box is None:
            holder.locator("input[type=text], textarea").fill(str(value))
        else:
            box.check()
    return True


def answer_all(page, response):
    """Answer page after page as this response does, and stop at the review."""
    for _ in range(60):
        if page.url.endswith("/verification"):
            return
        here = page.url
        if page.url.endswith("/identite"):
            fill_identity(page, response.identity)
            settle(page)
        left = dict(response.answers)
        while given := [key for key, value in left.items() if give(page, key, value)]:
            for key in given:
                del left[key]
            settle(page)
        with page.expect_navigation():  # which waits for what is still being saved
            page.click("text=Enregistrer et continuer")
        page.wait_for_load_state()
        assert page.locator(".summary").count() == 0, here
    pytest.fail(f"never came to the review: {page.url}")


def settle(page):
    """Wait until what is given is saved, where a script saves it."""
    state = page.locator("#save-state")
    if state.count():
        page.wait_for_function("() => document.getElementById('save-state').dataset.state !== 'saving'")
