"""The one door: the store is reached through `webapp.access`, and what it tells apart."""

import ast
from pathlib import Path

import pytest

import webapp
from diagnostic import ConflictError, Response, ResponseNotFoundError
from webapp import access

ROOT = Path(webapp.__file__).parent
# What sets an installation up or takes care of it: the application, its commands, its set-up, its retention.
HANDLES_THE_STORE = ("access", "storage", "setup", "server", "app.py", "commands.py")


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in HANDLES_THE_STORE],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_page_never_handles_the_store_itself(path):
    named = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute | ast.Name))
    assert not [node for node in named if "store" in {getattr(node, "attr", ""), getattr(node, "id", "")}]


def test_every_public_name_of_the_door_is_listed_in_order():
    assert access.__all__ == sorted(access.__all__)
    assert all(hasattr(access, name) for name in access.__all__)


def test_what_a_link_opens_exists_until_it_is_removed(visitor):
    with visitor.app.test_request_context():
        assert access.exists(visitor.token)
        assert access.read(visitor.token).response == visitor.kept.response
        assert access.remove(visitor.token)
        assert not access.exists(visitor.token)
        with pytest.raises(ResponseNotFoundError):
            access.remove(visitor.token)


def test_a_change_is_made_anew_of_what_another_screen_saved_meanwhile(visitor):
    def changed(kept: access.Kept) -> Response:
        said = kept.response.saying(kept.questionnaire, "effectif", 7)
        if kept.revision == 1:
            visitor.changes_elsewhere("company", "Chez Kaori")
        return said

    with visitor.app.test_request_context():
        kept = access.change(visitor.token, changed)
    assert kept.response.answers["effectif"] == 7
    assert kept.response.identity["company"] == "Chez Kaori"


def test_a_change_that_somebody_always_forestalls_is_a_conflict(visitor):
    def forestalled(kept: access.Kept) -> Response:
        visitor.changes_elsewhere("company", f"Numéro {kept.revision}")
        return kept.response.saying(kept.questionnaire, "company", "Chez Kaori")

    with visitor.app.test_request_context(), pytest.raises(ConflictError):
        access.change(visitor.token, forestalled)


def test_a_draft_is_there_under_its_key_until_it_is_removed(visitor):
    with visitor.app.test_request_context():
        key = access.save_draft(visitor.token, "un brouillon")
        assert access.save_draft(visitor.token, "le même, repris", key) == key
        assert access.draft(visitor.token, key) == "le même, repris"
        access.remove_draft(visitor.token, key)
        assert access.draft(visitor.token, key) is None
        assert access.draft(visitor.token, "") is None
