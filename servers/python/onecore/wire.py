"""What a session needs of its connection."""


class Wire:
    """One open WebSocket connection as a session uses it; each framework's adapter has its own."""

    # The exceptions by which the framework says that the peer is gone or the connection is closing.
    gone = ()

    async def send(self, message):
        """Sends a text (str) or binary (bytes-like) message, and returns once the socket keeps up.

        Two tasks may be in here at once; messages leave in the order of the calls.
        """
        raise NotImplementedError

    async def close(self, code, reason):
        """Sends a close frame behind what was sent, and ends the connection within a bounded time."""
        raise NotImplementedError

    async def sleep(self, seconds):
        """Returns that much later, and never before other connections had their turn."""
        raise NotImplementedError

    def spawn(self, task, *arguments):
        """Runs an async function beside the caller, on the same event loop."""
        raise NotImplementedError
