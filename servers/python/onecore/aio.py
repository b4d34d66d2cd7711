"""What adapters on an asyncio event loop share."""

import asyncio
import selectors

from onecore.launch import CLOSE_WITHIN_S, STOP_SIGNALS
from onecore.session import GOING_AWAY
from onecore.wire import Wire

_POLL_S = 0.01


class AioWire(Wire):
    """Time and tasks as asyncio has them."""

    sleep = staticmethod(asyncio.sleep)

    # The loop itself keeps only weak references to tasks.
    _tasks = set()

    def spawn(self, task, *arguments):
        running = asyncio.ensure_future(task(*arguments))
        self._tasks.add(running)
        running.add_done_callback(self._tasks.discard)


def stop_event():
    """An event that is set when the process is asked to end; to be made before the server says that it is ready."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in STOP_SIGNALS:
        loop.add_signal_handler(signum, stopped.set)
    return stopped


async def close_all(service):
    """Closes what is open as a server does that goes away, and returns once it is gone or the peers' time is up."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + CLOSE_WITHIN_S
    closing = asyncio.gather(*(wire.close(GOING_AWAY, "going away") for wire in service.wires), return_exceptions=True)
    await asyncio.wait({closing}, timeout=CLOSE_WITHIN_S)
    while service.wires and loop.time() < deadline:
        await asyncio.sleep(_POLL_S)


def transport():
    """How the loop that an adapter starts waits for sockets: the default policy's, as nobody sets another."""
    return f"asyncio, {selectors.DefaultSelector.__name__}"
