package dev.onecore.socket;

import dev.onecore.load.TraceLog;
import dev.onecore.script.Message;
import dev.onecore.script.Redaction;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Prints the head of one handshake's request and of its answer, line by line. */
@SuppressWarnings("FutureReturnValueIgnored")
final class HandshakeTrace extends ChannelDuplexHandler {
    private static final String END = "\r\n\r\n";
    private static final int LONGEST = 64 << 10;

    /** Whose values are no secret; of any other header the user may have thought so. */
    private static final Set<String> OPEN = Set.of(
            "host",
            "upgrade",
            "connection",
            "origin",
            "sec-websocket-version",
            "sec-websocket-key",
            "sec-websocket-accept",
            "sec-websocket-extensions",
            "server",
            "date",
            "location",
            "content-type",
            "content-length",
            "transfer-encoding",
            "retry-after",
            "www-authenticate");

    /** Some hand a token over as the name of a sub-protocol, and such a one is long. */
    private static final Pattern SUBPROTOCOLS = Pattern.compile("[\\w.-]{1,32}(?:, ?[\\w.-]{1,32})*");

    private static final Pattern LONG_VALUE = Pattern.compile("([?&][^=&\\s]+=)[^&\\s]{20,}");

    private final TraceLog log;
    private final long startNs;
    private final StringBuilder asked = new StringBuilder();
    private final StringBuilder answered = new StringBuilder();
    private boolean requestTold;
    private boolean answerTold;

    /** A trace of a connection that was begun at {@code startNs}. */
    HandshakeTrace(TraceLog log, long startNs) {
        this.log = log;
        this.startNs = startNs;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        requestTold = requestTold || told("->", asked, message);
        ctx.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        answerTold = answerTold || told("<-", answered, message);
        if (answerTold) {
            ctx.pipeline().remove(this);
        }
        ctx.fireChannelRead(message);
    }

    private boolean told(String direction, StringBuilder head, Object message) {
        if (message instanceof ByteBuf bytes) {
            head.append(bytes.toString(StandardCharsets.ISO_8859_1));
        }
        int end = head.indexOf(END);
        if (end < 0) {
            return head.length() > LONGEST;
        }
        head.substring(0, end)
                .lines()
                .forEach(line -> log.line(System.nanoTime() - startNs, direction + " " + Message.escaped(shown(line))));
        return true;
    }

    private String shown(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        if (log.secrets()) {
            return line;
        }
        if (colon <= 0 || name.contains(" ") || OPEN.contains(name)) {
            return LONG_VALUE.matcher(Redaction.of(line)).replaceAll("$1redacted");
        }
        String value = line.substring(colon + 1).strip();
        boolean open = name.equals("sec-websocket-protocol")
                && SUBPROTOCOLS.matcher(value).matches();
        return line.substring(0, colon) + ": " + (open ? value : "redacted");
    }
}
