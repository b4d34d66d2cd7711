package dev.onecore.monitor;

import dev.onecore.connect.InfoPage;
import dev.onecore.model.ServerFacts;
import dev.onecore.model.Traits;
import java.util.List;
import java.util.Map;

/** Makes {@link ServerFacts} of what a server said. */
final class Facts {

    private Facts() {}

    static ServerFacts of(List<String> command, Map<String, String> atStart, Map<String, String> atEnd) {
        InfoPage info = new InfoPage(atStart);
        return new ServerFacts(
                info.text("system"),
                info.text("version"),
                info.text("runtime"),
                command,
                atStart,
                atEnd,
                Traits.UNKNOWN);
    }
}
