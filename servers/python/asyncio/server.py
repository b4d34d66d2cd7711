"""asyncio as a contender: its plain streams, with wsproto for the protocol, as trio-websocket has it too.

wsproto counts what came of a frame, not what its header claims, so that a claim beyond the limit is refused no sooner than
the bytes are: nothing is allocated for it, but the peer hears of it late.
"""

import asyncio
import sys
from pathlib import Path

import wsproto
from wsproto import ConnectionType, WSConnection
from wsproto.connection import ConnectionState
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Ping, Request, TextMessage
from wsproto.extensions import PerMessageDeflate
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

sys.path.append(str(Path(__file__).resolve().parents[1]))
from onecore import http, limits  # noqa: E402
from onecore.aio import AioWire, close_all, stop_event, transport  # noqa: E402
from onecore.launch import CLOSE_WITHIN_S, Launch  # noqa: E402
from onecore.service import Identity, Service  # noqa: E402
from onecore.session import TOO_BIG  # noqa: E402

# As much as asyncio itself takes from a socket in one go at most; its stream hands it on without a copy more.
READ_BYTES = 65_536


class StreamWire(AioWire):
    """A connection: asyncio's two streams, and what wsproto makes of their bytes."""

    gone = (ConnectionError, LocalProtocolError)

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer
        self._protocol = WSConnection(ConnectionType.SERVER)
        self._parts = []
        self._size = 0

    async def send(self, message):
        await self._emit(TextMessage(data=message) if isinstance(message, str) else BytesMessage(data=message))

    async def close(self, code, reason):
        await self._emit(CloseConnection(code=code, reason=reason))
        # A peer that does not answer is not waited for any longer.
        asyncio.get_running_loop().call_later(CLOSE_WITHIN_S, self._writer.transport.abort)

    async def _emit(self, event):
        self._writer.write(self._protocol.send(event))
        await self._writer.drain()

    async def accept(self, head, deflates):
        """Answers the handshake, and returns whether it was one; `deflates`: whether to agree on compression."""
        try:
            self._protocol.receive_data(head)
        except RemoteProtocolError as wrong:
            await self._emit(wrong.event_hint)
            return False
        accepted = [event for event in self._protocol.events() if isinstance(event, Request)]
        if accepted:
            # Without an extension named, none is agreed on.
            await self._emit(AcceptConnection(extensions=[PerMessageDeflate()] if deflates else []))
        return bool(accepted)

    async def messages(self):
        """Whole messages, until the connection is over."""
        while self._protocol.state is not ConnectionState.CLOSED:
            data = await self._reader.read(READ_BYTES)
            if not data:
                return
            self._protocol.receive_data(data)
            for event in self._protocol.events():
                if isinstance(event, (BytesMessage, TextMessage)):
                    if self._joins(event):
                        yield self._joined()
                    elif self._size > limits.MAX_MESSAGE:
                        await self.close(TOO_BIG, f"a message has at most {limits.MAX_MESSAGE} bytes")
                        return
                elif isinstance(event, Ping):
                    await self._emit(event.response())
                elif isinstance(event, CloseConnection):
                    if self._protocol.state is not ConnectionState.CLOSED:
                        # Of the peer, or of wsproto itself, which saw a frame that breaks the protocol.
                        await self._emit(event.response())
                    return

    def _joins(self, event):
        """Takes a part of a message, and returns whether it is whole and within the limit."""
        self._size += len(event.data)
        self._parts.append(event.data)
        return event.message_finished and self._size <= limits.MAX_MESSAGE

    def _joined(self):
        parts = self._parts
        self._parts, self._size = [], 0
        return parts[0] if len(parts) == 1 else parts[0][:0].join(parts)


async def converse(service, reader, writer):
    """One TCP connection, from its first byte to its end."""
    try:
        head = await reader.readuntil(http.END)
        request = http.Request(head)
        if not request.is_handshake(service):
            writer.write(request.response(service))
            await writer.drain()
            return
        wire = StreamWire(reader, writer)
        if await wire.accept(head, service.deflates(request.target)):
            await hold(service.session(request.target, wire), wire)
    except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
        # The peer is gone or did not send HTTP: there is no one to answer.
        pass
    finally:
        writer.close()


async def hold(session, wire):
    try:
        async for message in wire.messages():
            await session.message(message)
    except wire.gone:
        pass
    finally:
        session.closed()


async def main(launch):
    identity = Identity("asyncio", f"wsproto {wsproto.__version__}", transport(), speedups=False)
    service = Service(identity, deflate=True)
    server = await asyncio.start_server(
        lambda reader, writer: converse(service, reader, writer), sock=launch.socket, limit=READ_BYTES
    )
    stopped = stop_event()
    launch.ready()
    await stopped.wait()
    launch.ending()
    server.close()
    await close_all(service)


if __name__ == "__main__":
    asyncio.run(main(Launch("asyncio")))
