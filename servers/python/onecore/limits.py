"""The name and the limits of the contract, the same for every server. All sizes are bytes."""

CONTRACT = "onecore/1"
MAX_MESSAGE = 1 << 20
MAX_COMMAND = 4_096
MAX_UPLOAD = 1 << 30
MAX_COUNT = 1_000_000_000
MAX_SINGLE_DOWNLOAD = 64 << 20

# A paced stream of one message a nanosecond, the clock's own grain.
MAX_RATE = 1_000_000_000

# The two stamps that start each message of a stream, and 8 bytes of the pool.
STAMP_BYTES = 16
MIN_STREAM_SIZE = 24

DEFAULT_CHUNK = 65_536

# The longest name of a topic, in characters.
MAX_TOPIC = 64

# The most messages that a connection sends before it gives the event loop back.
MAX_BATCH = 64
