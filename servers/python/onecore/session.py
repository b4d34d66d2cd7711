"""What the contract says to each message of one connection, free of any framework.

             start                      last message, stop, last byte, cancel
    idle ─────────────▶ running ───────────────────────────────────────────▶ idle
      │  bad-json, bad-op, bad-param      │ … and busy: an event, the state stays
      └──────────── fatal refusal, or the peer is gone ──▶ over

An adapter awaits `message` for each whole message that came in, and takes no other one before it returns: so a peer that
does not read what it is sent is not read either. It calls `closed` once, when the connection is gone, whoever ended it.
"""

import sys
import traceback

from onecore import limits
from onecore.commands import Command, Refusal, event
from onecore.runs import Download, Stream
from onecore.upload import Receipt

GOING_AWAY, POLICY, TOO_BIG, SERVER_FAULT = 1001, 1008, 1009, 1011


class Session:
    """One connection; a subclass is one endpoint."""

    def __init__(self, service, wire):
        self.service = service
        self.wire = wire
        self.counters = service.counters
        self._over = False

    async def message(self, message):
        """A whole message came in: a str if it was text, else bytes-like, and not kept."""
        if self._over:
            return
        try:
            size = self.counters.received(message)
            if size > limits.MAX_MESSAGE:
                await self._end(TOO_BIG, f"a message has at most {limits.MAX_MESSAGE} bytes")
            else:
                await self._take(message, size)
        except self.wire.gone:
            # The adapter learns it from the framework too, and closes this session then.
            pass
        except Refusal as refusal:
            await self._refuse(refusal)
        except Exception:
            await self._fault()

    def closed(self):
        """The connection is gone."""
        self._abandon()
        self._over = True
        self.counters.connections_open -= 1
        self.service.wires.discard(self.wire)

    async def _take(self, message, size):
        """A message within the limits, of that many bytes."""

    def _drop(self):
        """What runs is over without an event."""

    async def _send(self, message):
        self.counters.sent(message)
        await self.wire.send(message)

    async def _refuse(self, refusal):
        self.counters.errors += 1
        try:
            await self._send(refusal.event())
            if refusal.fatal:
                self._abandon()
                await self.wire.close(POLICY, refusal.reason)
        except self.wire.gone:
            pass

    async def _fault(self):
        """A fault of this server ends this connection alone."""
        traceback.print_exc(file=sys.stderr)
        try:
            await self._end(SERVER_FAULT, "a fault of the server")
        except self.wire.gone:
            pass

    async def _end(self, code, reason):
        self.counters.errors += 1
        self._abandon()
        await self.wire.close(code, reason)

    def _abandon(self):
        if not self._over:
            self._over = True
            self._drop()


class Echo(Session):
    """Every message comes back unchanged."""

    _turns = 0

    async def _take(self, message, size):
        # What the other endpoints leave to _send stands here: this is the shortest way of the shortest messages.
        self.counters.messages_out += 1
        self.counters.bytes_out += size
        await self.wire.send(message)
        self._turns += 1
        if self._turns == limits.MAX_BATCH:
            # An event loop need not look at other connections while this one has messages and room to send.
            self._turns = 0
            await self.wire.sleep(0)


class Idle(Session):
    """Nothing is ever sent."""


class _Producing(Session):
    """The server sends: it pumps one run after another, as fast as the peer reads and no earlier than is due."""

    _order = None
    _stoppable = False
    _run = None

    async def _take(self, message, size):
        if not isinstance(message, str):
            raise Refusal("bad-type", "this endpoint takes no binary message", fatal=True)
        command = Command(message)
        if command.op == "start":
            if self._run:
                raise Refusal("busy", "one runs on this connection; start again after its end")
            self._run = self._order(command, self.service.pool)
            self.wire.spawn(self._pump, self._run)
        elif command.op == "stop" and self._stoppable:
            if self._run:
                await self._finish(self._run, stopped=True)
        else:
            raise Refusal("bad-op", "op must be start or stop" if self._stoppable else "op must be start")

    async def _pump(self, run):
        try:
            while self._run is run:
                if run.done():
                    await self._finish(run, stopped=False)
                elif run.paced and (wait_s := run.wait_s()) > 0:
                    # The slow stream of a peer that is gone must not outlive it by more than a second.
                    await self.wire.sleep(min(wait_s, 1))
                else:
                    await self._send(run.next())
                    if run.index % limits.MAX_BATCH == 0:
                        await self.wire.sleep(0)
        except self.wire.gone:
            pass
        except Exception:
            await self._fault()

    async def _finish(self, run, stopped):
        self._run = None
        await self._send(run.end(stopped))

    def _drop(self):
        self._run = None


class Streaming(_Producing):
    """Random data, paced or not."""

    _order = Stream
    _stoppable = True


class Downloading(_Producing):
    """Pool bytes in chunks, or as one message."""

    _order = Download


class Uploading(Session):
    """Bytes are counted and summed up as they pass, and never kept."""

    _receipt = None

    async def _take(self, message, size):
        receipt = self._receipt
        if isinstance(message, str):
            await self._command(Command(message))
            return
        if not receipt:
            raise Refusal("no-upload", "send a start command before the bytes", fatal=True)
        if size > receipt.missing():
            raise Refusal("overrun", f"more than the declared {receipt.size} bytes", fatal=True)
        receipt.take(message)
        await self._acknowledge_whole(receipt)

    async def _command(self, command):
        receipt = self._receipt
        if command.op == "start":
            if receipt:
                raise Refusal("busy", "an upload runs on this connection; start again after its end")
            self._receipt = Receipt(command)
            await self._acknowledge_whole(self._receipt)
        elif command.op == "cancel":
            # Without an upload it does nothing: it may have crossed the acknowledgement on the way.
            if receipt:
                self._receipt = None
                await self._send(event("cancelled", id=receipt.id, bytes=receipt.bytes))
        else:
            raise Refusal("bad-op", "op must be start or cancel")

    async def _acknowledge_whole(self, receipt):
        if not receipt.missing():
            self._receipt = None
            self.counters.uploads_completed += 1
            await self._send(receipt.ack())

    def _drop(self):
        if self._receipt:
            self._receipt = None
            self.counters.uploads_aborted += 1


class Joining(Session):
    """Once a member of a topic, each binary message goes to all members, itself included.

    A member that does not keep up is waited for, and the sender's connection is not read meanwhile: so nothing is lost, and
    nothing piles up.
    """

    _topic = None
    _sent = 0

    async def _take(self, message, size):
        if isinstance(message, str):
            await self._command(Command(message))
            return
        if self._topic is None:
            raise Refusal("not-joined", "send a join command before the first message", fatal=True)
        # A copy, as members may come and go while one is waited for.
        for member in tuple(self.service.topics[self._topic]):
            await member.receive(message, size)
            self._sent += 1
            if self._sent >= limits.MAX_BATCH:
                self._sent = 0
                await self.wire.sleep(0)

    async def _command(self, command):
        if command.op != "join":
            raise Refusal("bad-op", "op must be join")
        if self._topic is not None:
            raise Refusal("busy", "this connection is a member of a topic until it ends")
        self._topic = command.name("topic")
        members = self.service.topics.setdefault(self._topic, {})
        members[self] = True
        await self._send(event("joined", topic=self._topic, members=len(members)))

    async def receive(self, message, size):
        """Sends a message of a member to this one, unless it is gone."""
        if self._over:
            return
        self.counters.messages_out += 1
        self.counters.bytes_out += size
        try:
            await self.wire.send(message)
        except self.wire.gone:
            pass

    def _drop(self):
        members = self.service.topics.get(self._topic)
        if members:
            del members[self]
            if not members:
                del self.service.topics[self._topic]


ENDPOINTS = {
    "/echo": Echo,
    "/stream": Streaming,
    "/upload": Uploading,
    "/download": Downloading,
    "/idle": Idle,
    "/topic": Joining,
}

# The echo that compresses, where a framework can do that on one path alone.
DEFLATE_PATH = "/echo-deflate"
