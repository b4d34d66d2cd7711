package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;
import java.util.function.BiFunction;

/** The drivers of a phase of a protocol of the user's own. */
final class ExchangeDrivers implements Load.Cases<LoadDriver> {
    private final Exchange exchange;

    ExchangeDrivers(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public LoadDriver exchanges(Load.Exchanges load) {
        return driver((part, conversation) -> new OpenExchange(part, load, exchange, conversation));
    }

    @Override
    public LoadDriver exchangeLoop(Load.ExchangeLoop load) {
        return driver((part, conversation) -> new ClosedExchange(part, load, exchange, conversation));
    }

    private static LoadDriver driver(BiFunction<PhaseContext, Conversation, PhaseDriver> maker) {
        return new LoadDriver(Endpoint.ECHO, (part, connectNs) -> maker.apply(part, conversation(part)));
    }

    private static Conversation conversation(PhaseContext part) {
        return part.socket()
                .conversation()
                .orElseThrow(() -> new IllegalStateException(
                        "user " + part.user() + " was connected by no onecoreWs(...).connect(...)"));
    }

    private static IllegalArgumentException notOwn(Load load) {
        return new IllegalArgumentException("a phase of a protocol of your own has a load as openSchedule(...) and"
                + " closedLoop(...) of the workloads make it, but this one has " + load);
    }

    @Override
    public LoadDriver echo(Load.Echo load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver echoLoop(Load.EchoLoop load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver echoBurst(Load.EchoBurst load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver stream(Load.Stream load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver streamBurst(Load.StreamBurst load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver upload(Load.Upload load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver download(Load.Download load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver opening(ConnectionLoads.Opening load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver idle(ConnectionLoads.Idle load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver visits(ConnectionLoads.Visits load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver fanOut(FanOut load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver contentEcho(ContentEcho load) {
        throw notOwn(load);
    }

    @Override
    public LoadDriver ramp(Load.Ramp load) {
        throw notOwn(load);
    }
}
