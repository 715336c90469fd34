"""The server as a process of its own, and somebody who asks it for pages as a browser does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.error
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

ROOT = Path(__file__).parent.parent.parent
WAIT = 60


def environment(**more):
    """What a process of the project finds around it: no setting but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIAGNOSTIC_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **more}


def start(folder, *options, **settings):
    return subprocess.Popen(
        [sys.executable, "-m", "webapp", *options],
        cwd=folder,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def address_of(server):
    line = server.stdout.readline()
    found = re.findall(r":(\d+)/", line)
    if not found:
        raise AssertionError(line + server.communicate(timeout=WAIT)[0])
    return f"http://127.0.0.1:{found[0]}"


@contextmanager
def serving(folder, *options, **settings):
    """Serve; in the end, stop, and leave all that was said in `said`."""
    server = start(folder, "--port", "0", *options, **settings)
    server.said = ""
    server.address = address_of(server)
    try:
        yield server
    finally:
        server.terminate()
        server.said, _ = server.communicate(timeout=WAIT)


class Caller:
    """Somebody who asks a server for pages, with cookies and the forms' own fields."""

    def __init__(self, address):
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.status, self.text, self.url = 0, "", ""

    def asks(self, path, data=None, **headers):
        body = data if isinstance(data, bytes) or data is None else urlencode(data, doseq=True).encode()
        request = Request(self.address + path, data=body, headers=headers)  # noqa: S310 - of the test's own server
        try:
            reply = self.opener.open(request, timeout=WAIT)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            self.status, self.text, self.url = reply.status, reply.read().decode("utf-8", "replace"), reply.url
        return self

    @property
    def csrf(self):
        return re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', self.text)[0]

    @property
    def revision(self):
        return re.findall(r'name="revision"[^>]*value="([^"]+)"', self.text)[0]

    @property
    def path(self):
        return self.url.removeprefix(self.address)
