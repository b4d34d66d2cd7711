package dev.onecore.monitor;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.connect.InfoPage;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Traits;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What a server says of itself in {@code /info}: first when it was found, and last when it was asked. */
final class SelfReport {
    private final URI server;
    private final ConnectOptions connectOptions;
    private final Map<String, String> atStart;
    private Map<String, String> latest;

    /**
     * Asks for the first time.
     *
     * @throws IOException when the server does not answer, or not as the contract says
     */
    SelfReport(URI server, ConnectOptions connectOptions) throws IOException {
        this.server = server;
        this.connectOptions = connectOptions;
        atStart = InfoPage.of(server, connectOptions).members();
        latest = atStart;
    }

    /** Asks again; {@code broken} hears why when there is no answer. */
    void refresh(Consumer<String> broken) {
        try {
            latest = InfoPage.of(server, connectOptions).members();
        } catch (IOException e) {
            broken.accept("the server stopped answering /info: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** A member of the last answer, such as {@code jvm.gcMillis}; empty where it has none. */
    OptionalLong number(String path) {
        return new InfoPage(latest).number(path);
    }

    /** A member of the first answer; {@code unknown} where it has none. */
    String text(String path) {
        return new InfoPage(atStart).text(path);
    }

    /** All of it. */
    ServerFacts facts(List<String> command) {
        return new ServerFacts(
                text("system"), text("version"), text("runtime"), command, atStart, latest, Traits.UNKNOWN);
    }
}
