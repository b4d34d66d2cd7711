"""The operations that make messages: a stream, a download. They keep no bytes, only where they are."""

from struct import Struct
from time import monotonic_ns

from onecore import limits
from onecore.commands import event
from onecore.pool import Pool

_STAMPS = Struct(">QQ").pack
_SECOND_NS = 1_000_000_000


class Stream:
    """A stream of random data: message i of a paced one is due at start + i / rate, however late those before it were."""

    def __init__(self, command, pool: Pool):
        self._count = command.whole("count", 0, limits.MAX_COUNT)
        self._size = command.whole("size", limits.MIN_STREAM_SIZE, limits.MAX_MESSAGE)
        self._rate = command.number("rate", 0, limits.MAX_RATE)
        self._slice = pool.slice
        self._start_ns = monotonic_ns()
        self.paced = self._rate > 0
        self.index = 0

    def done(self):
        return self.index == self._count > 0

    def wait_s(self):
        """How long until the next message is due; 0 or less when it is due now."""
        return self.index / self._rate - (monotonic_ns() - self._start_ns) / _SECOND_NS

    def next(self):
        index = self.index
        self.index = index + 1
        stamps = _STAMPS(monotonic_ns(), index)
        return stamps + self._slice(limits.STAMP_BYTES * index, self._size - limits.STAMP_BYTES)

    def end(self, stopped):
        elapsed_ns = monotonic_ns() - self._start_ns
        return event("end", count=self.index, bytes=self.index * self._size, ns=elapsed_ns, stopped=stopped)


class Download:
    """A download: pool bytes in messages of one size, the last one shorter if need be; chunk 0 means one message."""

    paced = False

    def __init__(self, command, pool: Pool):
        chunk = command.whole("chunk", 0, limits.MAX_MESSAGE) if command.has("chunk") else limits.DEFAULT_CHUNK
        most = limits.MAX_UPLOAD if chunk else limits.MAX_SINGLE_DOWNLOAD
        self._size = command.whole("size", 0, most)
        self._chunk = chunk
        self._pool = pool
        self._position = 0
        self._start_ns = monotonic_ns()
        self.index = 0

    def done(self):
        return self._position == self._size

    def next(self):
        position = self._position
        length = min(self._chunk or self._size, self._size - position)
        self._position = position + length
        self.index += 1
        return self._pool.slice(position, length) if self._chunk else self._pool.content(length)

    def end(self, stopped):
        return event("end", bytes=self._position, chunks=self.index, ns=monotonic_ns() - self._start_ns)
