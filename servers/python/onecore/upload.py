"""One upload under way, and how it is summed up."""

import hashlib
import zlib
from time import monotonic_ns

from onecore import limits
from onecore.commands import event


class _Crc32:
    """CRC-32 as in zlib: eight hex digits."""

    _crc = 0

    def update(self, message):
        self._crc = zlib.crc32(message, self._crc)

    def hexdigest(self):
        return f"{self._crc:08x}"


class _Nothing:
    """The bytes are counted, not read."""

    def update(self, message):
        pass


_DIGESTS = {"crc32": _Crc32, "sha256": hashlib.sha256, "none": _Nothing}


class Receipt:
    """What came so far of the upload that a command announced."""

    def __init__(self, command):
        self.size = command.whole("size", 0, limits.MAX_UPLOAD)
        self._word = command.text("digest", words=tuple(_DIGESTS))
        self.id = command.text("id")
        self._digest = _DIGESTS[self._word]()
        self._start_ns = monotonic_ns()
        self.bytes = 0
        self._chunks = 0

    def missing(self):
        return self.size - self.bytes

    def take(self, message):
        """Takes one binary message that is not longer than what is missing."""
        self.bytes += len(message)
        self._chunks += 1
        self._digest.update(message)

    def ack(self):
        elapsed_ns = monotonic_ns() - self._start_ns
        digest = {} if self._word == "none" else {self._word: self._digest.hexdigest()}
        return event("ack", id=self.id, bytes=self.bytes, chunks=self._chunks, ns=elapsed_ns, **digest)
