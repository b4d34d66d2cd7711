package dev.onecore.settings;

import dev.onecore.model.Profile;
import dev.onecore.model.ServerAddress;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.WrongSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the list of servers under test. */
final class TargetReader {

    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");

    private final String all;

    private TargetReader(String all) {
        this.all = all;
    }

    static List<Target> read(GivenValues given, Profile profile) {
        TargetReader reader = new TargetReader(given.of(Setting.TARGETS).orElse(profile.targets()));
        List<Target> targets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String item : reader.all.split(",", -1)) {
            Target target = reader.target(item.strip());
            if (!names.add(target.name())) {
                throw reader.wrong("the name '" + target.name()
                        + "' is given to two; give one of them an alias, as in a=" + target.name());
            }
            targets.add(target);
        }
        return targets;
    }

    private Target target(String item) {
        int equals = item.indexOf('=');
        String name = equals < 0 ? item : item.substring(0, equals).strip();
        String place = equals < 0 ? item : item.substring(equals + 1).strip();
        if (equals < 0 && place.contains("://")) {
            throw wrong("a server that runs already needs a name, as in name=" + ServerAddress.redacted(place));
        }
        if (name.isEmpty() || name.length() > 64) {
            throw wrong("a name needs 1 to 64 characters");
        }
        if (place.contains("://")) {
            return new Endpoint(name, endpoint(place));
        }
        if (!FOLDER.matcher(place).matches() || place.contains("..")) {
            throw wrong("'" + ServerAddress.redacted(place) + "' is neither a folder's name nor ws://host:port");
        }
        return new Contender(name, place);
    }

    private URI endpoint(String place) {
        try {
            return ServerAddress.parse(place).uri();
        } catch (IllegalArgumentException e) {
            throw wrong("'" + ServerAddress.redacted(place) + "': " + e.getMessage());
        }
    }

    private WrongSetting wrong(String rule) {
        return WrongSetting.impossible(Setting.TARGETS.key(), ServerAddress.redacted(all), rule);
    }
}
