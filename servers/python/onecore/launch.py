"""The part of a server's main that all share: arguments, the listening socket, the ready line, an end that is certain.

Exit codes: 0 after SIGTERM, SIGINT or the parent's end, 2 for a wrong argument or a port in use.
"""

import json
import os
import signal
import socket
import sys
import threading

# The contract allows 5 s from SIGTERM to exit.
_END_WITHIN_S = 4

# How long the peers have of it to answer a close frame.
CLOSE_WITHIN_S = 2

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_BACKLOG = 1_024


class _Wrong(Exception):
    """An argument that the server cannot start with; the message is one line that names it."""


class Launch:
    """One start of a server.

    `socket` is bound and listens; `flags` are those of the server's own flags that were given.
    """

    def __init__(self, system, flags=None):
        """Reads the command line, or ends the process; `flags` tells for each further flag what it does."""
        self._system = system
        known = flags or {}
        if "--help" in sys.argv[1:]:
            print(_help(system, known), end="")
            sys.exit(0)
        try:
            self._host, self._port = "127.0.0.1", None
            self._parent_watch = False
            self.flags = set()
            self._read(sys.argv[1:], known)
            self.socket = self._bind()
        except _Wrong as wrong:
            print(f"{system}: {wrong}", file=sys.stderr)
            sys.exit(2)

    def ready(self):
        """Says that the server accepts, to be called once it does; from here on the parent's end is this server's."""
        port = self.socket.getsockname()[1]
        line = {"event": "ready", "port": port, "pid": os.getpid(), "system": self._system}
        print(json.dumps(line, separators=(",", ":")), flush=True)
        if self._parent_watch:
            threading.Thread(target=_watch_parent, name="parent-watch", daemon=True).start()

    @staticmethod
    def ending():
        """Says that the server closes its connections: whatever hinders it, the process is gone in time."""
        timer = threading.Timer(_END_WITHIN_S, os._exit, [0])
        timer.daemon = True
        timer.start()

    def _read(self, arguments, known):
        rest = iter(arguments)
        for name in rest:
            if name == "--host":
                self._host = _value(name, rest)
            elif name == "--port":
                self._port = _port(_value(name, rest))
            elif name == "--parent-watch":
                self._parent_watch = True
            elif name in known:
                self.flags.add(name)
            else:
                raise _Wrong(f"unknown argument {name}; --help lists the known ones")
        if self._port is None:
            raise _Wrong("--port is missing; --port 0 picks a free one")

    def _bind(self):
        host, port = self._host, self._port
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        except OSError as unknown:
            raise _Wrong(f"--host {host} is neither an address of this machine nor a name that resolves") from unknown
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(_BACKLOG)
            return listening
        except OSError as refused:
            listening.close()
            raise _Wrong(f"--port {port} of --host {host} cannot be bound: {refused.strerror}") from refused


def _value(name, rest):
    value = next(rest, None)
    if value is None:
        raise _Wrong(f"{name} needs a value")
    return value


def _port(value):
    if not (value.isascii() and value.isdigit() and int(value) <= 65_535):
        raise _Wrong(f"--port must be a whole number from 0 to 65535, not {value}")
    return int(value)


def _watch_parent():
    """Ends this process as SIGTERM would when whoever started it closes its standard input, or ends."""
    try:
        # Not sys.stdin: the interpreter cannot end while a thread reads from that.
        while os.read(0, 4_096):
            pass
    except OSError:
        # A broken pipe says the same as a closed one.
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _help(system, flags):
    lines = {
        "--port N": "listen on that port; 0 picks a free one (required)",
        "--host H": "listen on that address (default 127.0.0.1)",
        "--parent-watch": "exit when standard input ends",
        **flags,
        "--help": "print this and exit",
    }
    rows = "".join(f"  {name:<16} {meaning}\n" for name, meaning in lines.items())
    return f"{system}, a WebSocket server that speaks onecore/1\n\n{rows}"
