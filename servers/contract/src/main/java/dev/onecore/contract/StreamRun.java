package dev.onecore.contract;

import dev.onecore.contract.Command.StartStream;

/** A stream of random data: message i of a paced one is due at start + i / rate, however late those before it were. */
final class StreamRun implements Run {
    private static final double NS_PER_SEC = 1e9;

    private final StartStream order;
    private final long startNs;
    private long index;

    private StreamRun(StartStream order, long startNs) {
        this.order = order;
        this.startNs = startNs;
    }

    static StreamRun start(JsonObject command, long nowNs) throws Refusal {
        return new StreamRun(StartStream.read(command), nowNs);
    }

    @Override
    public boolean done() {
        return order.count() > 0 && index == order.count();
    }

    @Override
    public long waitNs(long nowNs) {
        if (order.ratePerSec() == 0) {
            return 0;
        }
        long dueNs = (long) Math.ceil(index / order.ratePerSec() * NS_PER_SEC);
        return dueNs - (nowNs - startNs);
    }

    @Override
    public void next(Wire wire, long nowNs) {
        wire.stamped(nowNs, index, Pool.streamOffset(index), order.size() - Limits.STAMP_BYTES);
        index++;
    }

    @Override
    public int sentBytes() {
        return order.size();
    }

    @Override
    public Event end(long nowNs, boolean stopped) {
        return new Event.StreamEnd(index, index * order.size(), nowNs - startNs, stopped);
    }
}
