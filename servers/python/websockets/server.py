"""The library websockets as a contender, on its 10.x legacy protocol and on its asyncio implementation of 13 and later."""

import asyncio
import http
import importlib.util
import sys
from pathlib import Path

import websockets.version
from websockets.exceptions import ConnectionClosed

sys.path.append(str(Path(__file__).resolve().parents[1]))
from onecore import limits  # noqa: E402
from onecore.aio import AioWire, stop_event, transport  # noqa: E402
from onecore.launch import CLOSE_WITHIN_S, Launch  # noqa: E402
from onecore.service import Identity, Service  # noqa: E402

try:
    from websockets.asyncio.server import serve

    LEGACY = False
except ImportError:
    from websockets.server import serve

    LEGACY = True

DEFAULTS = "--defaults"

FAIR = {
    # On unless told otherwise. The contract declines it but for one path: a handshake at any other has its offer taken away.
    "compression": "deflate",
    # The library's default, said aloud because it is the contract's limit.
    "max_size": limits.MAX_MESSAGE,
    # A ping of its own every 20 s unless told otherwise; the contract's server sends nothing unasked.
    "ping_interval": None,
    # 10 s unless told otherwise; a shutdown has 5 s.
    "close_timeout": CLOSE_WITHIN_S,
}


class WebsocketsWire(AioWire):
    """A connection of either implementation; both wait in send until the socket keeps up."""

    gone = (ConnectionClosed,)

    def __init__(self, connection):
        self.send = connection.send
        self.close = connection.close


def target(connection):
    return connection.path if LEGACY else connection.request.path


async def converse(service, connection):
    """One connection, from its handshake to its end."""
    session = service.session(target(connection), WebsocketsWire(connection))
    try:
        async for message in connection:
            await session.message(message)
    except ConnectionClosed:
        # A connection that ends without a closing handshake; the session counts what was lost.
        pass
    finally:
        session.closed()


def decline(service, path, headers):
    """Takes the offer of compression from a handshake that is not for the path that compresses."""
    offered = "Sec-WebSocket-Extensions" in headers
    if offered and not service.identity.compression and not service.deflates(path):
        del headers["Sec-WebSocket-Extensions"]


def legacy_http(service):
    """Routing before the handshake, as the legacy protocol asks for it."""

    def process_request(path, headers):
        if service.is_endpoint(path):
            decline(service, path, headers)
            return None
        answer = service.answer(path)
        return http.HTTPStatus(answer.status), [("Content-Type", answer.content_type)], answer.body

    async def awaited(path, headers):
        return process_request(path, headers)

    return awaited


def asyncio_http(service):
    """Routing before the handshake, as the asyncio implementation asks for it."""

    def process_request(connection, request):
        if service.is_endpoint(request.path):
            decline(service, request.path, request.headers)
            return None
        answer = service.answer(request.path)
        response = connection.respond(http.HTTPStatus(answer.status), answer.body.decode())
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = answer.content_type
        return response

    return process_request


async def main(launch):
    defaults = DEFAULTS in launch.flags
    service = Service(
        Identity(
            system="websockets",
            version=websockets.version.version,
            transport=transport(),
            speedups=importlib.util.find_spec("websockets.speedups") is not None,
            compression=defaults,
            # asyncio sets TCP_NODELAY on every socket that it accepts.
            nodelay=True,
        ),
        # With its own settings it compresses everywhere.
        deflate=not defaults,
    )
    server = await serve(
        lambda connection: converse(service, connection),
        sock=launch.socket,
        process_request=(legacy_http if LEGACY else asyncio_http)(service),
        **({} if defaults else FAIR),
    )
    stopped = stop_event()
    launch.ready()
    await stopped.wait()
    launch.ending()
    # Closes all connections with 1001.
    server.close()
    await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(main(Launch("websockets", {DEFAULTS: "the library's own settings, compression with them"})))
