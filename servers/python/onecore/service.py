"""What all connections of one server share, and its plain HTTP."""

import json
import os
import platform
import time
from dataclasses import dataclass

from onecore import limits
from onecore.counters import Counters
from onecore.pool import Pool
from onecore.session import DEFLATE_PATH, ENDPOINTS, Echo


@dataclass(frozen=True)
class Identity:
    """What a server is and how it was set up, as /info gives it.

    `speedups`: whether the framework unmasks in native code; `transport`: how its loop waits for sockets.
    """

    system: str
    version: str
    transport: str
    speedups: bool
    compression: bool = False
    nodelay: bool = True


@dataclass(frozen=True)
class Answer:
    """A plain HTTP response."""

    status: int
    content_type: str
    body: bytes


class Service:
    """One server: its identity, its test data, its counters, and the connections that are open."""

    def __init__(self, identity, pool_kind=memoryview, deflate=False):
        """`deflate`: whether the adapter agrees on compression at DEFLATE_PATH."""
        self.identity = identity
        self.endpoints = {**ENDPOINTS, DEFLATE_PATH: Echo} if deflate else ENDPOINTS
        self.pool = Pool(pool_kind)
        self.counters = Counters()
        self.wires = set()
        # The members of each topic, by its name; a dict keeps the order in which they joined.
        self.topics = {}

    def session(self, target, wire):
        """The session of a fresh connection at an endpoint's path."""
        self.counters.connections_open += 1
        self.counters.connections_total += 1
        self.wires.add(wire)
        return self.endpoints[_path(target)](self, wire)

    def deflates(self, target):
        """Whether compression may be agreed on there."""
        return _path(target) == DEFLATE_PATH and self.is_endpoint(target)

    def is_endpoint(self, target):
        return _path(target) in self.endpoints

    def answer(self, target):
        """The answer to a plain GET request, WebSocket handshakes for a path of no endpoint included."""
        path = _path(target)
        if path == "/health":
            return Answer(200, "text/plain", b"ok")
        if path == "/info":
            return Answer(200, "application/json", json.dumps(self._info()).encode())
        if path in self.endpoints:
            return Answer(426, "text/plain", b"this path speaks WebSocket")
        return Answer(404, "text/plain", b"not found")

    def _info(self):
        identity = self.identity
        return {
            "contract": limits.CONTRACT,
            "system": identity.system,
            "version": identity.version,
            "runtime": f"{platform.python_implementation()} {platform.python_version()}",
            "pid": os.getpid(),
            "threads": 1,
            "transport": identity.transport,
            "speedups": identity.speedups,
            "compression": identity.compression,
            "nodelay": identity.nodelay,
            "optional": [path[1:] for path in ("/topic", DEFLATE_PATH) if path in self.endpoints],
            "limits": {
                "maxMessage": limits.MAX_MESSAGE,
                "maxCommand": limits.MAX_COMMAND,
                "maxUpload": limits.MAX_UPLOAD,
                "maxCount": limits.MAX_COUNT,
                "maxSingleDownload": limits.MAX_SINGLE_DOWNLOAD,
            },
            "affinity": _affinity(),
            "monotonicNs": time.monotonic_ns(),
            "cpuNs": time.process_time_ns(),
            **_memory(),
            "stats": self.counters.stats(),
        }


def _path(target):
    return target.partition("?")[0]


def _affinity():
    """The cores that this process may run on; where the system cannot tell, all there are."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _memory():
    """Resident memory; absent where there is no /proc."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return {"rssBytes": int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")}
    except OSError:
        return {}
