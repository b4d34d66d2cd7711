package dev.onecore.contract;

import dev.onecore.contract.Command.StartDownload;

/** A download: pool bytes in messages of one size, the last one shorter if need be. */
final class DownloadRun implements Run {
    private final StartDownload order;
    private final long startNs;
    private long position;
    private long chunks;
    private int sentBytes;

    private DownloadRun(StartDownload order, long startNs) {
        this.order = order;
        this.startNs = startNs;
    }

    static DownloadRun start(JsonObject command, long nowNs) throws Refusal {
        return new DownloadRun(StartDownload.read(command), nowNs);
    }

    @Override
    public boolean done() {
        return position == order.size();
    }

    @Override
    public long waitNs(long nowNs) {
        return 0;
    }

    @Override
    public void next(Wire wire, long nowNs) {
        long rest = order.size() - position;
        sentBytes = (int) (order.chunk() == 0 ? rest : Math.min(rest, order.chunk()));
        wire.binary(Pool.offset(position), sentBytes);
        position += sentBytes;
        chunks++;
    }

    @Override
    public int sentBytes() {
        return sentBytes;
    }

    @Override
    public Event end(long nowNs, boolean stopped) {
        return new Event.DownloadEnd(position, chunks, nowNs - startNs);
    }
}
