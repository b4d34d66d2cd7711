"""Tornado as a contender: its HTTP server and its WebSocket handler, on its asyncio event loop."""

import asyncio
import sys
from pathlib import Path

import tornado
import tornado.httpserver
import tornado.web
import tornado.websocket

sys.path.append(str(Path(__file__).resolve().parents[1]))
from onecore import limits  # noqa: E402
from onecore.aio import AioWire, close_all, stop_event, transport  # noqa: E402
from onecore.launch import Launch  # noqa: E402
from onecore.service import Identity, Service  # noqa: E402

try:
    from tornado.speedups import websocket_mask  # noqa: F401

    SPEEDUPS = True
except ImportError:
    SPEEDUPS = False


class TornadoWire(AioWire):
    """A connection of Tornado's, which sends without looking back unless one awaits it."""

    gone = (tornado.websocket.WebSocketClosedError,)

    def __init__(self, handler):
        self._write = handler.write_message
        self._handler = handler

    async def send(self, message):
        await self._write(message, not isinstance(message, str))

    async def close(self, code, reason):
        # Tornado waits 5 s for the peer's answer, and then aborts.
        self._handler.close(code, reason)


class Endpoint(tornado.websocket.WebSocketHandler):
    """The WebSocket paths."""

    def initialize(self, service):
        self._service = service

    def check_origin(self, origin):
        # Refuses pages of other hosts unless told otherwise; a load generator may say that it is one.
        return True

    def get_compression_options(self):
        # None declines; zlib's usual settings otherwise.
        return {} if self._service.deflates(self.request.path) else None

    def open(self):
        # Nagle's algorithm is on unless told otherwise, and costs a download up to 40 ms.
        self.set_nodelay(True)
        self._session = self._service.session(self.request.path, TornadoWire(self))

    async def on_message(self, message):
        # Tornado reads the next frame when this is done.
        await self._session.message(message)

    def on_close(self):
        self._session.closed()


class Plain(tornado.web.RequestHandler):
    """Everything else, WebSocket handshakes for other paths included."""

    def initialize(self, service):
        self._service = service

    def get(self):
        answer = self._service.answer(self.request.path)
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.content_type)
        self.write(answer.body)


def application(service):
    shared = {"service": service}
    return tornado.web.Application(
        [*((path, Endpoint, shared) for path in service.endpoints), (".*", Plain, shared)],
        # 10 MiB unless told otherwise.
        websocket_max_message_size=limits.MAX_MESSAGE,
        # One line a request otherwise.
        log_function=lambda handler: None,
    )


async def main(launch):
    # Tornado takes bytes alone, no views of them.
    service = Service(Identity("tornado", tornado.version, transport(), SPEEDUPS), pool_kind=bytes, deflate=True)
    server = tornado.httpserver.HTTPServer(application(service))
    launch.socket.setblocking(False)
    server.add_sockets([launch.socket])
    stopped = stop_event()
    launch.ready()
    await stopped.wait()
    launch.ending()
    server.stop()
    await close_all(service)


if __name__ == "__main__":
    asyncio.run(main(Launch("tornado")))
