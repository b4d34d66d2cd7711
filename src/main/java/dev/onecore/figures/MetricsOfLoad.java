package dev.onecore.figures;

import static dev.onecore.model.Metric.*;

import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that make sense for each kind of load, in the order of the page. */
final class MetricsOfLoad implements Load.Cases<List<Metric>> {
    private static final List<Metric> COST =
            List.of(CPU_PER_MESSAGE, MESSAGES_PER_CPU_SECOND, SERVER_CPU, RSS, GC_SHARE);

    private static final List<Metric> BURST = with(COST, COMPLETION_P50, THROUGHPUT);

    private static final List<Metric> TRANSFER =
            List.of(COMPLETION_P50, COMPLETION_MAX, BANDWIDTH, CPU_PER_MB, SERVER_CPU, RSS, GC_SHARE);

    @Override
    public List<Metric> echo(Load.Echo load) {
        return with(
                COST,
                RESPONSE_P50,
                RESPONSE_P90,
                RESPONSE_P99,
                RESPONSE_P999,
                RESPONSE_MAX,
                SERVICE_P50,
                SERVICE_P99,
                SERVICE_P999,
                CLOSED_LOOP_P50,
                CLOSED_LOOP_P99,
                CLOSED_LOOP_P999,
                LAG_P99,
                THROUGHPUT);
    }

    @Override
    public List<Metric> echoLoop(Load.EchoLoop load) {
        return with(COST, THROUGHPUT, SERVICE_P50, SERVICE_P99, SERVICE_P999);
    }

    @Override
    public List<Metric> exchanges(Load.Exchanges load) {
        return with(
                COST,
                RESPONSE_P50,
                RESPONSE_P90,
                RESPONSE_P99,
                RESPONSE_P999,
                RESPONSE_MAX,
                FIRST_REPLY_P50,
                FIRST_REPLY_P99,
                SERVICE_P50,
                SERVICE_P99,
                CLOSED_LOOP_P50,
                CLOSED_LOOP_P99,
                DELIVERY_P50,
                DELIVERY_P99,
                PING_P50,
                PING_P99,
                LAG_P99,
                THROUGHPUT);
    }

    @Override
    public List<Metric> exchangeLoop(Load.ExchangeLoop load) {
        return with(
                COST,
                THROUGHPUT,
                SERVICE_P50,
                SERVICE_P99,
                FIRST_REPLY_P50,
                FIRST_REPLY_P99,
                DELIVERY_P50,
                DELIVERY_P99,
                PING_P50,
                PING_P99);
    }

    @Override
    public List<Metric> echoBurst(Load.EchoBurst load) {
        return BURST;
    }

    @Override
    public List<Metric> stream(Load.Stream load) {
        return load.paced()
                ? with(
                        COST,
                        RESPONSE_P50,
                        RESPONSE_P90,
                        RESPONSE_P99,
                        RESPONSE_P999,
                        RESPONSE_MAX,
                        DELIVERY_P50,
                        DELIVERY_P99,
                        WAIT_P50,
                        THROUGHPUT)
                : with(COST, THROUGHPUT, BANDWIDTH, CPU_PER_MB);
    }

    @Override
    public List<Metric> streamBurst(Load.StreamBurst load) {
        return BURST;
    }

    @Override
    public List<Metric> upload(Load.Upload load) {
        return load.ofMessages() ? BURST : TRANSFER;
    }

    @Override
    public List<Metric> download(Load.Download load) {
        return TRANSFER;
    }

    @Override
    public List<Metric> ramp(Load.Ramp load) {
        return with(
                COST,
                COMPLETION_P50,
                COMPLETION_MAX,
                FROM_CONNECT_P50,
                FROM_CONNECT_MAX,
                RESPONSE_P50,
                RESPONSE_P99,
                RESPONSE_MAX,
                DELIVERY_P50,
                DELIVERY_P99,
                WAIT_P50,
                CONNECT_P50,
                CONNECT_MAX,
                THROUGHPUT);
    }

    @Override
    public List<Metric> opening(ConnectionLoads.Opening load) {
        return List.of(
                CONNECT_RATE,
                CONNECT_P50,
                CONNECT_MAX,
                RESPONSE_P50,
                RESPONSE_P99,
                RESPONSE_MAX,
                LAG_P99,
                CPU_PER_CONNECTION,
                SERVER_CPU,
                RSS,
                GC_SHARE);
    }

    @Override
    public List<Metric> visits(ConnectionLoads.Visits load) {
        return List.of(
                RESPONSE_P50,
                RESPONSE_P90,
                RESPONSE_P99,
                RESPONSE_MAX,
                SERVICE_P50,
                SERVICE_P99,
                CONNECT_P50,
                CONNECT_MAX,
                LAG_P99,
                CONNECT_RATE,
                CPU_PER_CONNECTION,
                CONNECTIONS_PER_CPU_SECOND,
                SERVER_CPU,
                RSS,
                GC_SHARE);
    }

    @Override
    public List<Metric> fanOut(FanOut load) {
        return List.of(
                TO_LAST_P50,
                TO_LAST_P99,
                TO_LAST_MAX,
                TO_MEDIAN_P50,
                TO_MEDIAN_P99,
                RESPONSE_P50,
                RESPONSE_P99,
                RESPONSE_MAX,
                SERVICE_P50,
                SERVICE_P99,
                LAG_P99,
                THROUGHPUT,
                CPU_PER_DELIVERY,
                MESSAGES_PER_CPU_SECOND,
                SERVER_CPU,
                RSS,
                GC_SHARE);
    }

    @Override
    public List<Metric> contentEcho(ContentEcho load) {
        return with(
                COST,
                RESPONSE_P50,
                RESPONSE_P90,
                RESPONSE_P99,
                RESPONSE_MAX,
                SERVICE_P50,
                SERVICE_P99,
                CLOSED_LOOP_P50,
                CLOSED_LOOP_P99,
                LAG_P99,
                WIRE_BYTES,
                THROUGHPUT);
    }

    /** What a connection takes is known at the end. */
    @Override
    public List<Metric> idle(ConnectionLoads.Idle load) {
        List<Metric> echo = List.of(
                RESPONSE_P50,
                RESPONSE_P90,
                RESPONSE_P99,
                RESPONSE_MAX,
                SERVICE_P50,
                SERVICE_P99,
                LAG_P99,
                SERVER_CPU,
                RSS,
                GC_SHARE);
        return load.connections() < load.most()
                ? echo
                : with(echo, MEMORY_PER_CONNECTION, HEAP_PER_CONNECTION, INJECTOR_PER_CONNECTION);
    }

    private static List<Metric> with(List<Metric> last, Metric... first) {
        return Stream.concat(Stream.of(first), last.stream()).toList();
    }
}
