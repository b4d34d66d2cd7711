package dev.onecore.settings;

import dev.onecore.model.CoreChoice;
import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who runs where. */
final class CoreReader {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

    private CoreReader() {}

    static CoreChoice read(GivenValues given, Scalars scalars) {
        OptionalLong core = scalars.whole(Setting.SERVER_CORE);
        OptionalInt server = core.isPresent() ? OptionalInt.of((int) core.getAsLong()) : OptionalInt.empty();
        List<Integer> injector = list(given);
        if (server.isPresent() && injector.contains(server.getAsInt())) {
            throw given.wrong(
                    Setting.INJECTOR_CORES,
                    "core " + server.getAsInt() + " is the server's; the injector needs others");
        }
        return new CoreChoice(server, injector);
    }

    private static List<Integer> list(GivenValues given) {
        Set<Integer> cores = new TreeSet<>();
        for (String part : given.parts(Setting.INJECTOR_CORES, ",")) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw given.wrong(
                        Setting.INJECTOR_CORES, Setting.INJECTOR_CORES.form().words() + " is needed");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first) {
                throw given.wrong(Setting.INJECTOR_CORES, part + " runs backwards");
            }
            for (int core = first; core <= last; core++) {
                cores.add(core);
            }
        }
        return List.copyOf(cores);
    }
}
