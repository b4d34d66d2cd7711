package dev.onecore.ws;

import dev.onecore.model.Access.Header;
import dev.onecore.script.Match;
import dev.onecore.script.Message;
import dev.onecore.script.Part;
import dev.onecore.script.Reaction;
import dev.onecore.script.Splitter;
import dev.onecore.script.Splitters;
import dev.onecore.script.StampClock;
import dev.onecore.script.UnaskedRule;
import dev.onecore.socket.ConnectPace;
import dev.onecore.socket.ConnectSpec;
import dev.onecore.socket.ConversationScript;
import dev.onecore.socket.DeflateOffer;
import dev.onecore.socket.HandshakeRequest;
import dev.onecore.socket.HeartBeat;
import dev.onecore.socket.OwnActions;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How users connect, and what is done with messages that come unasked. Immutable: each method returns another one. */
public final class WsConnectBuilder implements ActionBuilder {
    private static final Duration BACK_OFF = Duration.ofMillis(100);

    /** A header, or a parameter of the query, whose value is made of the session. */
    private record NamedValue(String name, SessionValue<String> value) {}

    /** A rule that may be made of the session. */
    private interface SessionRule {
        UnaskedRule of(io.gatling.core.session.Session session);
    }

    /** What is said at an interval. */
    private record Beat(Duration every, SentMessages messages) {}

    /** All that can be said; a builder never changes its own. */
    private static final class Said {
        private final String name;
        private final String shownPath;
        private final SessionValue<String> path;
        private List<NamedValue> queryParams = List.of();
        private List<NamedValue> headers = List.of();
        private List<SessionValue<String>> subprotocols = List.of();
        private Optional<DeflateOffer> deflate = Optional.empty();
        private OptionalDouble ratePerSec = OptionalDouble.empty();
        private int retries;
        private Duration backOff = BACK_OFF;
        private List<SessionRule> rules = List.of();
        private Supplier<Splitter> splitter = Splitters.whole();
        private Optional<Duration> pingEvery = Optional.empty();
        private Optional<Beat> beat = Optional.empty();

        Said(String name, String shownPath, SessionValue<String> path) {
            this.name = name;
            this.shownPath = shownPath;
            this.path = path;
        }

        Said(Said other) {
            this(other.name, other.shownPath, other.path);
            queryParams = other.queryParams;
            headers = other.headers;
            subprotocols = other.subprotocols;
            deflate = other.deflate;
            ratePerSec = other.ratePerSec;
            retries = other.retries;
            backOff = other.backOff;
            rules = other.rules;
            splitter = other.splitter;
            pingEvery = other.pingEvery;
            beat = other.beat;
        }
    }

    private final Said said;

    private WsConnectBuilder(Said said) {
        this.said = said;
    }

    static WsConnectBuilder to(String name, String shownPath, SessionValue<String> path) {
        return new WsConnectBuilder(new Said(name, shownPath, path));
    }

    private WsConnectBuilder with(Consumer<Said> more) {
        Said copy = new Said(said);
        more.accept(copy);
        return new WsConnectBuilder(copy);
    }

    /** Adds a parameter to the path's query, encoded; its value is shown nowhere. */
    public WsConnectBuilder queryParam(String name, String value) {
        return queryParamOf(name, SessionValue.text(value));
    }

    /** Adds a parameter to the path's query whose value is made of the user's session. */
    public WsConnectBuilder queryParam(String name, Function<Session, String> value) {
        return queryParamOf(name, SessionValue.by(value));
    }

    private WsConnectBuilder queryParamOf(String name, SessionValue<String> value) {
        return with(all -> all.queryParams = and(all.queryParams, new NamedValue(name, value)));
    }

    /** Adds a header to the handshake; its value is shown nowhere. */
    public WsConnectBuilder header(String name, String value) {
        return headerOf(name, SessionValue.text(value));
    }

    /** Adds a header whose value is made of the user's session. */
    public WsConnectBuilder header(String name, Function<Session, String> value) {
        return headerOf(name, SessionValue.by(value));
    }

    private WsConnectBuilder headerOf(String name, SessionValue<String> value) {
        return with(all -> all.headers = and(all.headers, new NamedValue(name, value)));
    }

    /** Offers sub-protocols, the preferred one first; a server that chooses none of them fails the handshake. */
    public WsConnectBuilder subprotocols(String... names) {
        List<SessionValue<String>> offered =
                List.of(names).stream().map(SessionValue::text).toList();
        return with(all -> all.subprotocols = offered);
    }

    /** Offers compression (permessage-deflate, RFC 7692), which is marked where it is in force. */
    public WsConnectBuilder compression() {
        return compression(DeflateOffer.USUAL);
    }

    /** Offers compression with settings of one's own: {@code compression(deflate().level(1).serverWindowBits(10).serverNoContextTakeover())}. */
    public WsConnectBuilder compression(DeflateOffer offer) {
        return with(all -> all.deflate = Optional.of(offer));
    }

    /**
     * Lets at most so many users a second connect, all of this action together.
     *
     * @throws IllegalArgumentException when that is not positive
     */
    public WsConnectBuilder connectRate(double usersPerSecond) {
        var unused = ConnectPace.perSecond(usersPerSecond);
        return with(all -> all.ratePerSec = OptionalDouble.of(usersPerSecond));
    }

    /** Tries again so often where a connection cannot be opened, after 100 ms, 200 ms, 400 ms and so on; retries are counted. */
    public WsConnectBuilder retry(int times) {
        return retry(times, BACK_OFF);
    }

    /**
     * Tries again so often where a connection cannot be opened, first after this wait; each further wait is twice as long.
     *
     * @throws IllegalArgumentException when either is negative
     */
    public WsConnectBuilder retry(int times, Duration backOff) {
        if (times < 0 || backOff.isNegative()) {
            throw new IllegalArgumentException("retry: " + times + " times after " + backOff + " is not possible");
        }
        return with(all -> {
            all.retries = times;
            all.backOff = backOff;
        });
    }

    /** Makes protocol messages of what the WebSocket carries; see {@link Splitters}. */
    public WsConnectBuilder split(Supplier<Splitter> splitter) {
        return with(all -> all.splitter = splitter);
    }

    /** Sends a ping of the client's own at this interval; its round trip is measured. */
    public WsConnectBuilder pingEvery(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("pingEvery: " + interval + " is not possible; it must be positive");
        }
        return with(all -> all.pingEvery = Optional.of(interval));
    }

    /** Sends a text at this interval from the connect on, such as a heart-beat of the application's; nothing answers it. */
    public WsConnectBuilder sendEvery(Duration interval, String text) {
        SessionValue<String> value = SessionValue.text(text);
        return sending(interval, session -> {
            String made = value.in(session);
            return made == null ? null : Message.text(made);
        });
    }

    /** Sends a message of either kind at this interval that is made of the user's session, as it was at the connect. */
    public WsConnectBuilder sendEvery(Duration interval, Function<Session, Message> message) {
        return sending(interval, SessionValue.by(message));
    }

    private WsConnectBuilder sending(Duration interval, SessionValue<Message> value) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("sendEvery: " + interval + " is not possible; it must be positive");
        }
        return with(all -> all.beat = Optional.of(new Beat(interval, new SentMessages(value, Optional.empty()))));
    }

    /** Messages that come unasked, to be followed by what is done with them. The first rule that matches is followed. */
    public Unasked on(Match match) {
        return new Unasked(match);
    }

    /** What is done with messages that come unasked. */
    public final class Unasked {
        private final Match match;

        private Unasked(Match match) {
            this.match = match;
        }

        /** Nothing. */
        public WsConnectBuilder ignore() {
            return does(new Reaction.Ignore());
        }

        /** They are counted by a name, which is shown with the figures. */
        public WsConnectBuilder count(String name) {
            return does(new Reaction.Counted(name));
        }

        /** A text goes back at once, such as the answer to a heartbeat; its expressions are of the session at the connect. */
        public WsConnectBuilder answer(String text) {
            SessionValue<String> value = SessionValue.text(text);
            return with(all -> all.rules = and(all.rules, session -> {
                Message message = Message.text(value("answer to a message that comes unasked", value.in(session)));
                return new UnaskedRule(match, new Reaction.Reply(came -> message));
            }));
        }

        /** A message goes back at once that is made of what came. */
        public WsConnectBuilder answer(Function<Message, Message> reply) {
            return does(new Reaction.Reply(reply));
        }

        /** The time since a stamp in the message is recorded as its delivery. */
        public WsConnectBuilder measure(Part stamp, StampClock clock) {
            return does(new Reaction.Measure(stamp, clock));
        }

        private WsConnectBuilder does(Reaction reaction) {
            UnaskedRule rule = new UnaskedRule(match, reaction);
            return with(all -> all.rules = and(all.rules, session -> rule));
        }
    }

    private static <T> List<T> and(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        ConnectPace pace =
                said.ratePerSec.isPresent() ? ConnectPace.perSecond(said.ratePerSec.getAsDouble()) : ConnectPace.free();
        ConnectSpec spec = new ConnectSpec(said.name, this::request, this::script, pace, said.retries, said.backOff);
        return (context, next) -> OwnActions.connect(spec, Trials.of(context), context, next);
    }

    private ConversationScript script(io.gatling.core.session.Session session, int user) {
        io.gatling.core.session.Session told = session.set(OnecoreWsDsl.USER_NUMBER, user);
        return ConversationScript.of(
                said.name,
                said.rules.stream().map(rule -> rule.of(told)).toList(),
                said.splitter,
                said.pingEvery,
                said.beat.map(beat ->
                        new HeartBeat(beat.every(), number -> beat.messages().message(session, number, user))));
    }

    private HandshakeRequest request(io.gatling.core.session.Session before, int user) {
        io.gatling.core.session.Session session = before.set(OnecoreWsDsl.USER_NUMBER, user);
        StringBuilder path = new StringBuilder(value("path", said.path.in(session)));
        for (NamedValue param : said.queryParams) {
            String value =
                    value("query parameter " + param.name(), param.value().in(session));
            path.append(path.indexOf("?") < 0 ? '?' : '&').append(encoded(param.name()) + '=' + encoded(value));
        }
        List<Header> headers = said.headers.stream()
                .map(header -> new Header(
                        header.name(),
                        value("header " + header.name(), header.value().in(session))))
                .toList();
        List<String> subprotocols = said.subprotocols.stream()
                .map(name -> value("sub-protocol", name.in(session)))
                .toList();
        return HandshakeRequest.of(path.toString(), said.shownPath, headers, subprotocols, said.deflate);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String value(String what, @Nullable String made) {
        if (made == null) {
            throw new IllegalArgumentException("the " + what + " that the script made is null");
        }
        return made;
    }
}
