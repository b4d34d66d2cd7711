package dev.onecore.ws;

import dev.onecore.load.TraceOptions;
import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server of a scenario without a campaign. Immutable: each method returns another one. */
public final class OnecoreWsProtocolBuilder implements ProtocolBuilder {
    static final OnecoreWsProtocolBuilder EMPTY =
            new OnecoreWsProtocolBuilder(new OnecoreWsProtocol(Optional.empty(), Access.OPEN, PlainOptions.NONE));

    private final OnecoreWsProtocol protocol;

    private OnecoreWsProtocolBuilder(OnecoreWsProtocol protocol) {
        this.protocol = protocol;
    }

    /** Where the server is: {@code ws://host:port} or {@code wss://host:port}, without a path. */
    public OnecoreWsProtocolBuilder baseUrl(String url) {
        return new OnecoreWsProtocolBuilder(
                new OnecoreWsProtocol(Optional.of(url), protocol.access(), protocol.options()));
    }

    /** Adds a header to every handshake; its value is shown nowhere. */
    public OnecoreWsProtocolBuilder header(String name, String value) {
        List<Header> headers = new ArrayList<>(protocol.access().headers());
        headers.add(new Header(name, value));
        return with(new Access(
                protocol.access().ca(),
                protocol.access().trustAny(),
                protocol.access().subprotocols(),
                headers));
    }

    /** Checks the server by the certificates of a PEM file. */
    public OnecoreWsProtocolBuilder ca(Path file) {
        return with(new Access(
                Optional.of(file),
                false,
                protocol.access().subprotocols(),
                protocol.access().headers()));
    }

    /** Accepts any certificate, which proves nothing of the server. */
    public OnecoreWsProtocolBuilder trustAny() {
        return with(new Access(
                Optional.empty(),
                true,
                protocol.access().subprotocols(),
                protocol.access().headers()));
    }

    /**
     * Tells figures while the run goes on: {@code 9464} lets Prometheus ask that port on loopback, {@code push:http://host:9091}
     * pushes them to a Pushgateway, {@code otlp:http://host:4318} to a receiver of OpenTelemetry. {@code -Donecore.metrics} on the
     * command line comes before it.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public OnecoreWsProtocolBuilder metrics(String address) {
        return with(protocol.options().withMetrics(PlainOptions.address(address)));
    }

    /**
     * Prints the handshake and so many frames of the first user, without what may be a secret. {@code -Donecore.trace} on the command
     * line comes before it.
     */
    public OnecoreWsProtocolBuilder trace(int frames) {
        return with(protocol.options().withTrace(new TraceOptions(frames, false)));
    }

    /**
     * Keeps the figures of the run in a folder, such as {@code target/gatling} beside Gatling's report: a file of JSON with the sums and
     * one of HdrHistogram's logs. {@code -Donecore.results} on the command line comes before it.
     */
    public OnecoreWsProtocolBuilder results(String folder) {
        return with(protocol.options().withResults(Path.of(folder)));
    }

    private OnecoreWsProtocolBuilder with(PlainOptions options) {
        return new OnecoreWsProtocolBuilder(new OnecoreWsProtocol(protocol.baseUrl(), protocol.access(), options));
    }

    private OnecoreWsProtocolBuilder with(Access access) {
        return new OnecoreWsProtocolBuilder(new OnecoreWsProtocol(protocol.baseUrl(), access, protocol.options()));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }
}
