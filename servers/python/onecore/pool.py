"""The test data: 1 MiB of incompressible bytes that both sides can make, to send as slices and to check against."""

from hashlib import sha256

SIZE = 1 << 20
_BLOCK = 32


class Pool:
    """The pool, held twice over, so that every slice of up to SIZE bytes from an offset below SIZE is contiguous.

    `kind` is what the framework sends: memoryview where it takes one, which makes a slice without a copy, else bytes.
    """

    def __init__(self, kind=memoryview):
        once = b"".join(sha256(b"onecore1:1:%d" % k).digest() for k in range(SIZE // _BLOCK))
        self._twice = kind(once + once)

    def slice(self, position, length):
        """The pool bytes that stand for bytes `position` and on of a content; `length` is at most SIZE."""
        offset = position & (SIZE - 1)
        return self._twice[offset : offset + length]

    def content(self, length):
        """The first `length` bytes of a content of any length, in one piece."""
        whole, rest = divmod(length, SIZE)
        return b"".join([self.slice(0, SIZE)] * whole + [self.slice(0, rest)])
