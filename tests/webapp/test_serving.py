"""A server that is told to stop: what was asked for before is answered, nobody else comes in."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from tests.webapp.serving import WAIT, Caller, address_of, environment

# A page that says when it is being made, and is done when it is told so.
PROGRAM = """
import sys, time
from pathlib import Path
from webapp.server import port
from webapp.server.service import Serving

here = Path(sys.argv[1])

def page(environ, start):
    (here / "begun").touch()
    while not (here / "go").exists():
        time.sleep(0.01)
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"whole " * 100_000, environ["wsgi.input"].read()]

with port.listening("127.0.0.1", 0) as listens:
    serving = Serving(page, listens, float(sys.argv[2]))
    print(port.address_of("127.0.0.1", listens), flush=True)
    serving.run()
"""


@contextmanager
def slow(folder, patience):
    server: Any = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(patience)],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    server.address = address_of(server)
    yield server
    server.kill()
    server.communicate()


def until(true):
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def closed(server):
    host, port = server.address.removeprefix("http://").split(":")
    try:
        socket.create_connection((host, int(port)), timeout=WAIT).close()
    except ConnectionError:
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_was_asked_for_is_answered_whole_and_nobody_else_comes_in(tmp_path, number):
    with slow(tmp_path, WAIT) as server, ThreadPoolExecutor() as pool:
        asked = pool.submit(Caller(server.address).asks, "/")
        until((tmp_path / "begun").exists)
        server.send_signal(number)
        until(lambda: closed(server))
        assert server.poll() is None
        (tmp_path / "go").touch()
        assert asked.result().text == "whole " * 100_000
        assert server.wait(timeout=WAIT) == 0


def test_what_is_still_being_sent_is_taken_whole(tmp_path):
    (tmp_path / "go").touch()
    with slow(tmp_path, WAIT) as server:
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=WAIT) as line:
            line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\nConnection: close\r\n\r\nfirst ")
            time.sleep(0.2)  # so that it is there before the signal; if not, the answer is the same
            server.terminate()
            until(lambda: closed(server))
            line.sendall(b"second")
            reply = b"".join(iter(lambda: line.recv(65536), b""))
        assert b"first second" in reply
        assert server.wait(timeout=WAIT) == 0


def test_a_second_signal_ends_it_at_once(tmp_path):
    with slow(tmp_path, 3600) as server, ThreadPoolExecutor() as pool:
        asked = pool.submit(Caller(server.address).asks, "/")
        until((tmp_path / "begun").exists)
        server.terminate()
        until(lambda: closed(server))
        server.terminate()
        assert server.wait(timeout=WAIT) == 128 + signal.SIGTERM
        with pytest.raises(OSError, match=r"closed|reset"):
            asked.result()


def test_its_patience_has_an_end(tmp_path):
    with slow(tmp_path, 0.2) as server, ThreadPoolExecutor() as pool:
        asked = pool.submit(Caller(server.address).asks, "/")
        until((tmp_path / "begun").exists)
        server.terminate()
        assert server.wait(timeout=WAIT) == 0
        with pytest.raises(OSError, match=r"closed|reset"):
            asked.result()


def test_somebody_who_asks_for_nothing_does_not_hold_it(tmp_path):
    with slow(tmp_path, 3600) as server:
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=WAIT):
            server.terminate()
            assert server.wait(timeout=WAIT) == 0
