package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.model.Arrivals;
import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;

/** The driver of every kind of load, of the contract's own messages. */
final class LoadDrivers implements Load.Cases<LoadDriver> {
    @Override
    public LoadDriver echo(Load.Echo load) {
        return new LoadDriver(Endpoint.ECHO, (part, connectNs) -> new OpenEcho(part, load));
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

    @Override
    public LoadDriver exchanges(Load.Exchanges load) {
        throw ownProtocol();
    }

    @Override
    public LoadDriver exchangeLoop(Load.ExchangeLoop load) {
        throw ownProtocol();
    }

    @Override
    public LoadDriver opening(ConnectionLoads.Opening load) {
        return LoadDriver.withoutSockets(
                Endpoint.IDLE, (trial, phase, context, next) -> new OpeningAction(load, trial, phase, context, next));
    }

    @Override
    public LoadDriver idle(ConnectionLoads.Idle load) {
        Load.Echo echo = new Load.Echo(Arrivals.CONSTANT, load.ratePerSec(), 1, load.size());
        return new LoadDriver(
                Endpoint.IDLE,
                (part, connectNs) -> part.user() == 0 ? new OpenEcho(part, echo) : new HeldConnection(part));
    }

    @Override
    public LoadDriver visits(ConnectionLoads.Visits load) {
        return LoadDriver.withoutSockets(
                Endpoint.ECHO, (trial, phase, context, next) -> new ChurnAction(load, trial, phase, context, next));
    }

    @Override
    public LoadDriver fanOut(FanOut load) {
        TopicFlows flows = new TopicFlows(load);
        return new LoadDriver(Endpoint.TOPIC, (part, connectNs) -> flows.driver(part));
    }

    @Override
    public LoadDriver contentEcho(ContentEcho load) {
        return new LoadDriver(
                load.deflated() ? Endpoint.ECHO_DEFLATE : Endpoint.ECHO,
                (part, connectNs) -> new CountedEcho(part, load));
    }

    private static IllegalArgumentException ownProtocol() {
        return new IllegalArgumentException(
                "the contract has no such messages; a phase of a protocol of your own needs onecoreWs(...).in(phase)");
    }
}
