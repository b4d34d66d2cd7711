"""What a server has done so far, as /info gives it under `stats`."""


class Counters:
    """Plain integers that the one event-loop thread writes and reads, so that counting costs no lock."""

    __slots__ = (
        "connections_open",
        "connections_total",
        "messages_in",
        "messages_out",
        "bytes_in",
        "bytes_out",
        "uploads_completed",
        "uploads_aborted",
        "errors",
    )

    def __init__(self):
        for name in self.__slots__:
            setattr(self, name, 0)

    def received(self, message):
        """Counts a message, and returns how many bytes it has on the wire."""
        size = length(message)
        self.messages_in += 1
        self.bytes_in += size
        return size

    def sent(self, message):
        self.messages_out += 1
        self.bytes_out += length(message)

    def stats(self):
        """The counters under the contract's names."""
        return {_camel(name): getattr(self, name) for name in self.__slots__}


def length(message):
    """The bytes of a message's payload. A str knows whether it is ASCII, so that only others are encoded."""
    if isinstance(message, str) and not message.isascii():
        return len(message.encode())
    return len(message)


def _camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
