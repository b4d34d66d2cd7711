package dev.onecore.settings;

import dev.onecore.model.Profile;
import dev.onecore.model.Secrets;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
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
            throw wrong("a server that runs already needs a name, as in name=" + Secrets.hidden(place));
        }
        if (name.isEmpty() || name.length() > 64) {
            throw wrong("a name needs 1 to 64 characters");
        }
        if (place.contains("://")) {
            return new Endpoint(name, endpoint(place));
        }
        if (!FOLDER.matcher(place).matches() || place.contains("..")) {
            throw wrong("'" + place + "' is neither a folder's name nor ws://host:port");
        }
        return new Contender(name, place);
    }

    private URI endpoint(String place) {
        String shown = Secrets.hidden(place);
        try {
            URI uri = new URI(place);
            if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
                throw wrong(
                        "'" + shown + "' has a user in it, which is shown to everybody; give what the server asks for"
                                + " with headers=@file, as in Authorization: Basic …");
            }
            boolean plain = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
            boolean secure = "wss".equals(uri.getScheme());
            if ((!secure && !"ws".equals(uri.getScheme())) || uri.getHost() == null || !plain || more) {
                throw wrong("'" + shown + "' must be ws://host:port or wss://host:port without a path");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw wrong("'" + shown + "' needs a port from 1 to 65535");
            }
            int usual = secure ? 443 : 80;
            return new URI(
                    uri.getScheme(), null, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw wrong("'" + shown + "' is not a URI");
        }
    }

    private WrongSetting wrong(String rule) {
        return WrongSetting.impossible(Setting.TARGETS.key(), all, rule);
    }
}
