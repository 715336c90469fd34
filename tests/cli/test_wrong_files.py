"""What a schema refuses, it refuses where the mistake is; an editor underlines it there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from diagnostic.loading.tree import compose, value_of
from diagnostic.schemas import KINDS, schema, to_text
from tests.cli.wrong_files import WRONG

ROOT = Path(__file__).parents[2]
CASES = [(kind, text, place) for kind, files in WRONG.items() for text, place in files]
# Both are installed by `script/bootstrap --dev`: a test that lacks them fails, and is not skipped.
NODE = Path(sys.prefix) / "bin" / "node"
SERVER = Path(sys.prefix) / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def plain(value):
    """Return data with lists, as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def places(kind, text):
    """Return every place that a schema refuses in a file, alternatives included."""
    waiting = [*jsonschema.Draft202012Validator(schema(kind)).iter_errors(plain(value_of(compose(text, kind))))]
    found = set()
    while waiting:
        error = waiting.pop()
        found.add(tuple(error.absolute_path))
        waiting += error.context
    return found


def test_every_schema_has_wrong_files():
    assert WRONG.keys() == KINDS.keys()
    assert all(len(files) >= 3 for files in WRONG.values())


@pytest.mark.parametrize(("kind", "text", "place"), CASES)
def test_a_wrong_file_is_refused_at_its_place(kind, text, place):
    assert place in places(kind, text)


def shipped():
    """Return every file of every questionnaire, whatever its folder, and those of the starter."""
    folders = [path.parent for path in (ROOT / "questionnaires").glob("*/questionnaire.yaml")]
    return sorted(path for folder in folders for path in folder.rglob("*.yaml"))


def test_every_shipped_file_names_a_schema_that_is_there():
    assert shipped()
    for path in shipped():
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, path
        assert (path.parent / named[1]).is_file(), path


def test_a_new_questionnaire_names_schemas_that_are_there_once_written(run, starter):
    assert run("schema", "--output", "schema").status == 0
    files = sorted(starter.rglob("*.yaml"))
    assert len(files) == 9
    for path in files:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert (path.parent / first.rpartition("=")[2]).is_file(), path


class Editor:
    """An editor that has a YAML language server tell it what is wrong."""

    def __init__(self) -> None:
        self.server = subprocess.Popen([NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._say("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {}}, number=1)
        self._wait(lambda message: message.get("id") == 1)
        self._say("initialized", {})

    def opens(self, path):
        """Return the lines that are underlined, from 0, and what is said of each."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._say("textDocument/didOpen", {"textDocument": document})
        told = self._wait(lambda message: message.get("params", {}).get("uri") == path.as_uri())
        return [(one["range"]["start"]["line"], one["message"]) for one in told["params"]["diagnostics"]]

    def closes(self):
        self.server.kill()
        self.server.wait()
        for stream in (self.server.stdin, self.server.stdout):
            if stream:
                stream.close()

    def _say(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        self._send(message)

    def _send(self, message):
        content = json.dumps(message).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.server.stdin.flush()

    def _wait(self, wanted):
        assert self.server.stdout
        while True:
            length = 0
            while (line := self.server.stdout.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            message = json.loads(self.server.stdout.read(length))
            if "id" in message and "method" in message:
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": [None]})
            elif wanted(message):
                return message


@pytest.fixture(scope="module")
def editor():
    opened = Editor()
    yield opened
    opened.closes()


def test_an_editor_underlines_nothing_in_what_is_shipped(editor):
    assert {path.name: told for path in shipped() if (told := editor.opens(path))} == {}


@pytest.mark.parametrize("kind", WRONG)
def test_an_editor_underlines_every_wrong_file(editor, tmp_path, kind):
    (tmp_path / "schema.json").write_text(to_text(schema(kind)), encoding="utf-8")
    for rank, (text, _) in enumerate(WRONG[kind]):
        path = tmp_path / f"{rank}.yaml"
        path.write_text(f"# yaml-language-server: $schema=schema.json\n{text}\n", encoding="utf-8")
        assert [line for line, _ in editor.opens(path)], text
