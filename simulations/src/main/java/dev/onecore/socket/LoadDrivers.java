package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.model.Load;
import java.util.function.BiFunction;

/** The driver of every kind of load. */
final class LoadDrivers implements Load.Cases<LoadDriver> {
    private final BiFunction<PhaseContext, Load.Echo, Messages> messages;

    /** Drivers that send and check the contract's own messages. */
    LoadDrivers() {
        this((part, load) -> new EchoMessages(part, load.size()));
    }

    /** Drivers that send and check {@code messages} on an open schedule. */
    LoadDrivers(BiFunction<PhaseContext, Load.Echo, Messages> messages) {
        this.messages = messages;
    }

    @Override
    public LoadDriver echo(Load.Echo load) {
        return new LoadDriver(Endpoint.ECHO, (part, connectNs) -> new OpenEcho(part, load, messages.apply(part, load)));
    }

    @Override
    public LoadDriver echoLoop(Load.EchoLoop load) {
        return new LoadDriver(Endpoint.ECHO, (part, connectNs) -> new ClosedEcho(part, load));
    }

    @Override
    public LoadDriver echoBurst(Load.EchoBurst load) {
        return new LoadDriver(Endpoint.ECHO, (part, connectNs) -> new EchoBursts(part, load));
    }

    @Override
    public LoadDriver stream(Load.Stream load) {
        return new LoadDriver(Endpoint.STREAM, (part, connectNs) -> new StreamReader(part, load));
    }

    @Override
    public LoadDriver streamBurst(Load.StreamBurst load) {
        return new LoadDriver(Endpoint.STREAM, (part, connectNs) -> new StreamBursts(part, load));
    }

    /** The file's checksum is computed here, so that no event loop has to. */
    @Override
    public LoadDriver upload(Load.Upload load) {
        TestData.crc32(load.bytes());
        return new LoadDriver(Endpoint.UPLOAD, (part, connectNs) -> new Uploads(part, load));
    }

    @Override
    public LoadDriver download(Load.Download load) {
        return new LoadDriver(Endpoint.DOWNLOAD, (part, connectNs) -> new Downloads(part, load));
    }

    @Override
    public LoadDriver ramp(Load.Ramp load) {
        return new LoadDriver(Endpoint.STREAM, (part, connectNs) -> new RampUser(part, load, connectNs));
    }
}
