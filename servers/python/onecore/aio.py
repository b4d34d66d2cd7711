"""What adapters on an asyncio event loop share."""

import asyncio
import selectors

from onecore.launch import STOP_SIGNALS
from onecore.wire import Wire


class AioWire(Wire):
    """Time and tasks as asyncio has them."""

    sleep = staticmethod(asyncio.sleep)

    # The loop itself keeps only weak references to tasks.
    _tasks = set()

    def spawn(self, task, *arguments):
        running = asyncio.ensure_future(task(*arguments))
        self._tasks.add(running)
        running.add_done_callback(self._tasks.discard)


async def until_stopped():
    """Returns when the process is asked to end."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in STOP_SIGNALS:
        loop.add_signal_handler(signum, stopped.set)
    await stopped.wait()


def transport():
    """How the loop that an adapter starts waits for sockets: the default policy's, as nobody sets another."""
    return f"asyncio, {selectors.DefaultSelector.__name__}"
