package dev.onecore.ws;

import dev.onecore.injector.GatlingRelease;
import dev.onecore.script.Answer;
import dev.onecore.script.Match;
import dev.onecore.script.Message;
import dev.onecore.script.Part;
import dev.onecore.socket.DeflateOffer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Actions for WebSocket protocols of a user's own, to be imported statically beside Gatling's own DSL:
 *
 * <pre>{@code
 * ScenarioBuilder chat = scenario("chat")
 *         .feed(csv("users.csv").circular())
 *         .exec(onecoreWs("connect").connect("/chat/#{room}")
 *                 .header("Authorization", "Bearer #{token}")
 *                 .on(json("/type").is("ping")).answer("{\"type\":\"pong\"}"))
 *         .exec(onecoreWs("login").sendText("{\"login\":\"#{name}\"}").await(first(json("/type").is("welcome"))))
 *         .exec(onecoreWs("ask").sendText("{\"id\":#{messageNumber}}").await(key(json("/id")))
 *                 .atRate(20).during(Duration.ofSeconds(10)))
 *         .exec(onecoreWs("bye").close());
 *
 * setUp(chat.injectOpen(rampUsers(100).during(10))).protocols(onecoreWs().baseUrl("ws://127.0.0.1:9000"));
 * }</pre>
 *
 * <p>Texts may hold Gatling's expression language. Within a message {@code #{messageNumber}} is its number, from 0, of this user in
 * this action, and {@code #{userNumber}} the user's.
 */
public final class OnecoreWsDsl {

    /** The session's attribute that holds a message's number while it is made. */
    public static final String MESSAGE_NUMBER = "messageNumber";

    /** The session's attribute that holds the user's number while a message is made. */
    public static final String USER_NUMBER = "userNumber";

    private OnecoreWsDsl() {}

    /**
     * The protocol, for {@code setUp(...).protocols(...)}; a campaign needs none.
     *
     * @throws dev.onecore.injector.UnsuitableGatling when this was not built for the project's Gatling
     */
    public static OnecoreWsProtocolBuilder onecoreWs() {
        GatlingRelease.require();
        return OnecoreWsProtocolBuilder.EMPTY;
    }

    /** An action of that name, which is the request's name in reports. */
    public static OnecoreWs onecoreWs(String name) {
        return new OnecoreWs(name);
    }

    /** Compression to be offered, as zlib has it unless told otherwise, for {@link WsConnectBuilder#compression(DeflateOffer)}. */
    public static DeflateOffer deflate() {
        return DeflateOffer.USUAL;
    }

    /** What a message has at a JSON pointer (RFC 6901), such as {@code /params/0/id}. */
    public static Part json(String pointer) {
        return Part.json(pointer);
    }

    /**
     * What a regular expression's first group finds in a message; the whole of what it finds where it has no group. Gatling's own
     * DSL, which is imported beside this one, has {@code regex} for its checks.
     */
    public static Part pattern(String expression) {
        return Part.regex(expression);
    }

    /** Bytes of a message, in hexadecimal. */
    public static Part bytes(int offset, int length) {
        return Part.bytes(offset, length);
    }

    /** What a function takes from a message, with a noun for it. */
    public static Part part(String description, Function<Message, @Nullable String> function) {
        return Part.of(description, function);
    }

    /** Any message. */
    public static Match anything() {
        return Match.any();
    }

    /** Text messages. */
    public static Match isText() {
        return Match.isText();
    }

    /** Binary messages. */
    public static Match isBinary() {
        return Match.isBinary();
    }

    /** Messages of this text. */
    public static Match equalTo(String text) {
        return Match.equalTo(text);
    }

    /** Messages that begin with this text. */
    public static Match startsWith(String text) {
        return Match.startsWith(text);
    }

    /** Messages that contain this text. */
    public static Match contains(String text) {
        return Match.contains(text);
    }

    /** Messages in which a regular expression finds something. */
    public static Match matching(String expression) {
        return Match.matching(expression);
    }

    /** Messages that a function picks, with words for them, such as "it is an acknowledgement". */
    public static Match match(String description, Predicate<Message> predicate) {
        return Match.of(description, predicate);
    }

    /** The next message that nothing else takes; answers come in the order of what was sent. */
    public static Answer next() {
        return new Answer.NextMessage(Match.any());
    }

    /** The same, which must match: another one is a failure at once. */
    public static Answer next(Match match) {
        return new Answer.NextMessage(match);
    }

    /** The first message that matches, whatever comes before it. */
    public static Answer first(Match match) {
        return new Answer.First(match);
    }

    /** A message with the same key as the one that was sent, in any order. */
    public static Answer.Keyed key(Part key) {
        return key(key, key);
    }

    /** The same, with the key in one place of what is sent and in another of what comes. */
    public static Answer.Keyed key(Part sent, Part reply) {
        return new Answer.Keyed(sent, reply, new Answer.NextMessage(Match.any()));
    }

    /** So many messages that match, of which the last one ends it. */
    public static Answer several(int count, Match match) {
        return new Answer.Several(count, match);
    }

    /** A first message and a last one; the time to each is kept. */
    public static Answer fromFirstToLast(Match first, Match last) {
        return new Answer.FirstToLast(first, last);
    }
}
