package dev.onecore.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.contract.Close;
import dev.onecore.contract.Limits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest implements Messages.Taker {
    private static final int FAULTY = 7;

    private final List<String> taken = new ArrayList<>();
    private final Messages messages = new Messages(this);

    @Override
    public void text(String message, int bytes) {
        taken.add("text " + message + " of " + bytes);
    }

    @Override
    public void binary(Buffer message) {
        if (message.length() == FAULTY) {
            throw new IllegalStateException("the taker failed");
        }
        taken.add("binary of " + message.length());
    }

    @Override
    public void broken(Close code, String reason) {
        taken.add("broken " + code.code());
    }

    @Override
    public void fault(RuntimeException fault) {
        taken.add("fault " + fault.getMessage());
    }

    @Test
    void fragmentsBecomeOneMessageOfTheFirstOnesKind() {
        messages.handle(WebSocketFrame.textFrame("a", false));
        messages.handle(WebSocketFrame.pingFrame(Buffer.buffer("x")));
        messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("é"), true));
        messages.handle(WebSocketFrame.binaryFrame(Buffer.buffer("12"), true));

        assertThat(taken).containsExactly("text aé of 3", "binary of 2");
    }

    @Test
    void aMessageWhoseFirstFragmentIsEmptyIsNotLost() {
        messages.handle(WebSocketFrame.binaryFrame(Buffer.buffer(), false));
        messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("12"), true));

        assertThat(taken).containsExactly("binary of 2");
    }

    @Test
    void fragmentsMayFillTheLimitAndNotPassIt() {
        Buffer half = Buffer.buffer(new byte[Limits.MAX_MESSAGE / 2]);
        messages.handle(WebSocketFrame.binaryFrame(half, false));
        messages.handle(WebSocketFrame.continuationFrame(half, true));
        messages.handle(WebSocketFrame.binaryFrame(half, false));
        messages.handle(WebSocketFrame.continuationFrame(half, false));
        messages.handle(WebSocketFrame.continuationFrame(Buffer.buffer("1"), true));

        assertThat(taken).containsExactly("binary of 1048576", "broken 1009");
    }

    @Test
    void aFaultOfTheTakerIsHandedToItAndNotThrownIntoVertx() {
        messages.handle(WebSocketFrame.binaryFrame(Buffer.buffer(new byte[FAULTY]), true));

        assertThat(taken).containsExactly("fault the taker failed");
    }
}
