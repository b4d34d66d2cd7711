package dev.onecore.socket;

import dev.onecore.contract.Command.StartDownload;
import dev.onecore.contract.JsonObject;
import dev.onecore.contract.Pool;
import dev.onecore.model.Load;
import io.netty.buffer.ByteBuf;

/**
 * Files fetched from the server one after another, at least one. Every byte is compared as it arrives, so a file that comes as one
 * message takes no more memory than any other.
 */
final class Downloads extends TransferDriver {
    private final Load.Download load;
    private final long messageBytes;
    private long position;
    private long messages;

    Downloads(PhaseContext part, Load.Download load) {
        super(part);
        this.load = load;
        messageBytes = load.chunk() == 0 ? load.bytes() : load.chunk();
    }

    @Override
    void transfer() {
        position = 0;
        messages = 0;
        started();
        socket().command(new StartDownload(load.bytes(), load.chunk()));
    }

    @Override
    void binary(ByteBuf in, int at, int length, boolean last) {
        long end = position + length;
        long messageEnd = Math.min((messages + 1) * messageBytes, load.bytes());
        if (end > messageEnd || last != (end == messageEnd)) {
            abandon("message " + messages + " of the download should end at byte " + messageEnd + ", but "
                    + (last ? "ends" : "goes on") + " at " + end);
        } else if (!TestData.matches(in, at, Pool.offset(position), length)) {
            abandon("the download differs from the pool between bytes " + position + " and " + end);
        } else {
            position = end;
            messages += last ? 1 : 0;
            recorder().received(last ? 1 : 0, length, socket().arrivalNs());
            progress(socket().arrivalNs());
        }
    }

    @Override
    void event(String name, JsonObject event) {
        if (!name.equals("end") || position < load.bytes()) {
            abandon("the server said " + event + " after " + position + " of " + load.bytes() + " bytes");
        } else if (says(event, "bytes", load.bytes()) && says(event, "chunks", messages)) {
            completed(socket().arrivalNs());
        }
    }
}
