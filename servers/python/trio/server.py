"""Trio as a contender, with trio-websocket, which counts what came of a frame, as wsproto beneath it does: a header that
claims too much is refused no sooner than the bytes are."""

import sys
import traceback
from pathlib import Path

import trio
import trio_websocket
import wsproto
from trio_websocket import ConnectionClosed, wrap_server_stream
from wsproto.utilities import LocalProtocolError

sys.path.append(str(Path(__file__).resolve().parents[1]))
from onecore import http, limits  # noqa: E402
from onecore.launch import CLOSE_WITHIN_S, STOP_SIGNALS, Launch  # noqa: E402
from onecore.service import Identity, Service  # noqa: E402
from onecore.session import GOING_AWAY  # noqa: E402
from onecore.wire import Wire  # noqa: E402

# trio-websocket asks for 4 KiB at a time, which makes an upload of 50 MB take two and a half times as long.
READ_BYTES = 65_536

# A head that was read whole is answered at once, unless trio-websocket gave it up without a word.
HANDSHAKE_WITHIN_S = 2


PEERS = (ConnectionClosed, LocalProtocolError, trio.BrokenResourceError, trio.ClosedResourceError, ValueError)


class TrioWire(Wire):
    """A connection of trio-websocket's; each send is a checkpoint, so that other tasks have their turn."""

    gone = (ConnectionClosed, LocalProtocolError, trio.ClosedResourceError)
    sleep = staticmethod(trio.sleep)

    def __init__(self, connection, nursery):
        self.send = connection.send_message
        self.spawn = nursery.start_soon
        self._connection = connection

    async def close(self, code, reason):
        # trio-websocket waits for the peer's answer without end.
        with trio.move_on_after(CLOSE_WITHIN_S):
            await self._connection.aclose(code, reason)


class Peeked(trio.abc.Stream):
    """A stream whose first bytes were read already, and which reads more at a time than it is asked for."""

    def __init__(self, head, stream):
        self._head = head
        self._stream = stream

    async def receive_some(self, max_bytes=None):
        if self._head:
            head, self._head = self._head, b""
            return head
        return await self._stream.receive_some(READ_BYTES)

    async def send_all(self, data):
        await self._stream.send_all(data)

    async def wait_send_all_might_not_block(self):
        await self._stream.wait_send_all_might_not_block()

    async def aclose(self):
        await self._stream.aclose()


async def read_head(stream):
    """Everything up to a request's empty line and what came with it, or empty if no request came."""
    head = b""
    while http.END not in head and len(head) <= http.MAX_HEAD:
        data = await stream.receive_some(READ_BYTES)
        if not data:
            return b""
        head += data
    return head if http.END in head else b""


async def serve_stream(service, stream):
    """One TCP connection, from its first byte to its end; whatever goes wrong in it, the other ones go on."""
    try:
        async with stream:
            head = await read_head(stream)
            if head:
                await answer(service, stream, head)
    except Exception as wrong:
        if not is_peers(wrong):
            traceback.print_exc(file=sys.stderr)


def is_peers(wrong):
    """Whether the peer is gone, or did not send HTTP: no one is left to answer. A nursery may report several such in one."""
    several = getattr(wrong, "exceptions", ())
    return all(map(is_peers, several)) if several else isinstance(wrong, PEERS)


async def answer(service, stream, head):
    request = http.Request(head.partition(http.END)[0])
    if not request.is_handshake(service):
        await stream.send_all(request.response(service))
        return
    async with trio.open_nursery() as nursery:
        connection = None
        with trio.move_on_after(HANDSHAKE_WITHIN_S):
            handshake = await wrap_server_stream(
                nursery, Peeked(head, stream), max_message_size=limits.MAX_MESSAGE
            )
            connection = await handshake.accept()
        if connection:
            await converse(service, request.target, connection, nursery)
        nursery.cancel_scope.cancel()


async def converse(service, target, connection, nursery):
    """One WebSocket connection."""
    session = service.session(target, TrioWire(connection, nursery))
    try:
        while True:
            await session.message(await connection.get_message())
    except ConnectionClosed:
        pass
    finally:
        session.closed()


async def main(launch):
    version = f"{trio.__version__}, trio-websocket {trio_websocket.__version__}, wsproto {wsproto.__version__}"
    # trio-websocket takes bytes alone, no views of them; Trio sets TCP_NODELAY on every socket that it accepts.
    service = Service(Identity("trio", version, transport="trio, epoll", speedups=False), pool_kind=bytes)
    listener = trio.SocketListener(trio.socket.from_stdlib_socket(launch.socket))
    async with trio.open_nursery() as connections:
        async with trio.open_nursery() as accepting:
            accepting.start_soon(
                lambda: trio.serve_listeners(
                    lambda stream: serve_stream(service, stream), [listener], handler_nursery=connections
                )
            )
            with trio.open_signal_receiver(*STOP_SIGNALS) as signals:
                launch.ready()
                await signals.__anext__()
            launch.ending()
            accepting.cancel_scope.cancel()
        async with trio.open_nursery() as closing:
            for wire in list(service.wires):
                closing.start_soon(wire.close, GOING_AWAY, "going away")
        connections.cancel_scope.cancel()


if __name__ == "__main__":
    trio.run(main, Launch("trio"))
