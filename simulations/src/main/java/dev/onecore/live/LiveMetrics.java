package dev.onecore.live;

import dev.onecore.load.LiveMeter;
import dev.onecore.model.MetricsAddress;
import java.io.IOException;
import java.util.function.Consumer;

/** The figures of a run that goes on, told to one address. */
public final class LiveMetrics implements AutoCloseable {
    private final LiveFigures figures;
    private final MetricsOutlet outlet;

    private LiveMetrics(LiveFigures figures, MetricsOutlet outlet) {
        this.figures = figures;
        this.outlet = outlet;
    }

    /**
     * Opens the address, and tells nothing else.
     *
     * @param noted hears where the figures are, and once why they could not be told
     * @throws IOException when the port cannot be opened
     */
    public static LiveMetrics open(MetricsAddress address, Consumer<String> noted) throws IOException {
        LiveFigures figures = new LiveFigures();
        MetricsOutlet outlet = address.map(new OutletChoice(figures, noted));
        try {
            noted.accept("figures while it runs: " + outlet.open());
            return new LiveMetrics(figures, outlet);
        } catch (IOException e) {
            outlet.close();
            throw e;
        }
    }

    private record OutletChoice(LiveFigures figures, Consumer<String> noted)
            implements MetricsAddress.MetricsCases<MetricsOutlet> {
        @Override
        public MetricsOutlet scraped(MetricsAddress.Scraped address) {
            return new ScrapeServer(address.port(), figures);
        }

        @Override
        public MetricsOutlet pushed(MetricsAddress.Pushed address) {
            return new MetricsPush(new PushgatewayClient(address.place(), figures), noted);
        }

        @Override
        public MetricsOutlet otlp(MetricsAddress.Otlp address) {
            return new MetricsPush(new OtlpClient(address.place(), figures), noted);
        }
    }

    /** What hears of figures. */
    public LiveMeter meter() {
        return figures;
    }

    /** Tells what is there once more, where it is pushed, and closes. It may take some seconds where nobody answers. */
    @Override
    public void close() {
        outlet.close();
    }
}
