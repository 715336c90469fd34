"""Firefox as Debian ships it, driven over WebDriver BiDi: the little of it that the tests need.

Playwright drives only a Firefox of its own, and geckodriver is in no package of Debian: but Firefox itself listens, to
whoever speaks JSON on a WebSocket.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from pathlib import Path

PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "fr-FR",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    # The reader's own colours, light on dark.
    "browser.display.background_color": "#000000",
    "browser.display.document_color_use": 2,
    "browser.display.foreground_color": "#ffffff",
}
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60


class Firefox:
    """One window of a browser that shows every page in the colours of its reader."""

    def __init__(self, path: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self._loop = asyncio.new_event_loop()
        self._number = 0
        self._loaded = 0
        self._window = self._do(self._begin(self._address()))

    def _address(self) -> str:
        assert self._process.stderr
        said = next(filter(None, map(LISTENS.search, self._process.stderr)))
        return f"{said[1]}/session"

    async def _begin(self, address: str) -> str:
        self._client = aiohttp.ClientSession()
        self._line = await self._client.ws_connect(address, max_msg_size=0)
        await self._ask("session.new", capabilities={})
        await self._ask("session.subscribe", events=["browsingContext.load"])
        return str((await self._ask("browsingContext.getTree"))["contexts"][0]["context"])

    def _do(self, work: Any) -> Any:
        return self._loop.run_until_complete(asyncio.wait_for(work, SECONDS))

    async def _hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = await self._line.receive_json()
        self._loaded += heard.get("method") == "browsingContext.load"
        return heard

    async def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        await self._line.send_json({"id": self._number, "method": method, "params": params})
        while (answer := await self._hear()).get("id") != self._number:
            pass
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    def goto(self, url: str) -> None:
        """Load a page, and wait until it is there."""
        self._do(self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete"))

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, in CSS pixels."""
        size = {"width": width, "height": height}
        self._do(self._ask("browsingContext.setViewport", context=self._window, viewport=size))

    def evaluate(self, script: str) -> Any:
        """Run a script in the page; return what its last expression is worth, by way of JSON."""
        return json.loads(self._do(self._evaluate(f"JSON.stringify(({script}) ?? null)")) or "null")

    def run(self, script: str) -> None:
        """Run a script in the page for what it does, and wait for the promise that it may give."""
        self._do(self._evaluate(script))

    def leave(self, script: str) -> None:
        """Run a script that leaves the page, and wait for the next one."""

        async def leaving() -> None:
            before = self._loaded
            await self._evaluate(script)
            while self._loaded == before:
                await self._hear()

        self._do(leaving())

    async def _evaluate(self, script: str) -> Any:
        target = {"context": self._window}
        found = await self._ask("script.evaluate", expression=script, target=target, awaitPromise=True)
        assert found["type"] == "success", found["exceptionDetails"]
        return found["result"].get("value")

    def pdf(self) -> bytes:
        """Print the page."""
        return base64.b64decode(self._do(self._ask("browsingContext.print", context=self._window))["data"])

    def close(self) -> None:
        """Close the window and the browser."""
        self._do(self._line.close())
        self._do(self._client.close())
        self._loop.close()
        self._process.terminate()
        self._process.communicate()
