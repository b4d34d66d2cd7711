package dev.onecore.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Arrivals;
import dev.onecore.model.ConnectionLoads;
import dev.onecore.model.ContentEcho;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page prints of which load. */
class CatalogueTest {
    private static final int MIB = 1 << 20;

    /** Each kind of load, and those twice whose metrics depend on more than the kind. */
    private static final List<Load> LOADS = List.of(
            new Load.Echo(Arrivals.POISSON, 1_000, 50, 24),
            new Load.EchoLoop(50, 1, 24),
            new Load.Exchanges(Arrivals.POISSON, 1_000, 50),
            new Load.ExchangeLoop(50, 1),
            new Load.EchoBurst(100, 24),
            new Load.Stream(50, 24, 10),
            new Load.Stream(50, 24, 0),
            new Load.StreamBurst(100, 24),
            new Load.Upload(1, MIB, 24),
            new Load.Upload(1, MIB, 65_536),
            new Load.Download(1, MIB, 65_536),
            new FanOut(50, 200, 24),
            new ContentEcho(20, 1_000, 1_024, true, true),
            new ConnectionLoads.Visits(16, 500, 10, 24),
            new ConnectionLoads.Opening(1, 50, 100),
            new ConnectionLoads.Idle(25, 50, 100, 24),
            new ConnectionLoads.Idle(50, 50, 100, 24),
            new Load.Ramp(50, Duration.ofSeconds(1), 10, 10, 24));

    @Test
    void everyMetricIsPrintedOfSomeLoad() {
        assertThat(Load.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(LOADS).hasAtLeastOneElementOfType(kind));
        assertThat(LOADS).flatExtracting(Catalogue::of).contains(Metric.values());
    }

    @Test
    void noMetricIsPrintedTwiceOfALoad() {
        assertThat(LOADS)
                .extracting(Catalogue::of)
                .allSatisfy(metrics -> assertThat(metrics).doesNotHaveDuplicates());
    }

    /** What a phase is compared by, and first looked at for, is among what it prints. */
    @Test
    void everySelectionIsOfTheLoadsOwnMetrics() {
        assertThat(LOADS)
                .allSatisfy(load -> assertThat(Catalogue.of(load))
                        .containsAll(Catalogue.key(load))
                        .containsAll(Catalogue.compared(load))
                        .contains(Catalogue.speed(load)));
    }
}
