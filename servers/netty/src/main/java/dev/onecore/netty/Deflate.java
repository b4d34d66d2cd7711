package dev.onecore.netty;

import dev.onecore.contract.Limits;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Optional;

/**
 * Compression (RFC 7692) for the one path that has it. Netty's own handler of extensions would offer it on every path.
 */
final class Deflate {
    /** Zlib's usual level, and a window of 15 bits; both sides may use one message for the next, as the client likes. */
    private static final PerMessageDeflateServerExtensionHandshaker HANDSHAKER =
            new PerMessageDeflateServerExtensionHandshaker(6, false, 15, true, false, Limits.MAX_MESSAGE);

    private Deflate() {}

    /** What a client's offer comes to; empty for none. */
    static Optional<WebSocketServerExtension> agreed(HttpHeaders offered) {
        for (WebSocketExtensionData each :
                WebSocketExtensionUtil.extractExtensions(offered.get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, ""))) {
            WebSocketServerExtension agreed = HANDSHAKER.handshakeExtension(each);
            if (agreed != null) {
                return Optional.of(agreed);
            }
        }
        return Optional.empty();
    }

    /** The header that says so. */
    static String answer(WebSocketServerExtension agreed) {
        WebSocketExtensionData data = agreed.newReponseData();
        StringBuilder answer = new StringBuilder(data.name());
        data.parameters()
                .forEach((name, value) -> answer.append("; ").append(name).append(value == null ? "" : "=" + value));
        return answer.toString();
    }
}
