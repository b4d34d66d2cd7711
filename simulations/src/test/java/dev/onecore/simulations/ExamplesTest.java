package dev.onecore.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.examples.Chat;
import dev.onecore.examples.GraphQlSubscriptions;
import dev.onecore.examples.JsonRpc;
import dev.onecore.examples.Mqtt;
import dev.onecore.examples.SmallPeers;
import dev.onecore.examples.SmallServer;
import dev.onecore.examples.SmallServer.Peer;
import dev.onecore.examples.SocketIo;
import dev.onecore.examples.Stomp;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each example against a small server of its protocol: no request fails, and nothing is left over that the script does not know. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {

    @TempDir
    private Path folder;

    @Test
    void jsonRpc() throws Exception {
        assertThat(run(JsonRpc.class, SmallPeers::jsonRpc, null)).containsPattern("add +500 +500 +0 ");
    }

    @Test
    void chat() throws Exception {
        assertThat(run(Chat.class, SmallPeers::chat, null))
                .containsPattern("login +12 +12 +0 ")
                .contains("  delivery", "somebody joined: ");
    }

    @Test
    void socketIo() throws Exception {
        assertThat(run(SocketIo.class, SmallPeers::socketIo, null))
                .containsPattern("echo +200 +200 +0 ")
                .contains("events: 5", "events with attachments: 5");
    }

    @Test
    void stomp() throws Exception {
        assertThat(run(Stomp.class, SmallPeers::stomp, "v12.stomp"))
                .containsPattern("send +[0-9,]+ +[0-9,]+ +0 ")
                .contains("messages: ");
    }

    @Test
    void graphQlSubscriptions() throws Exception {
        assertThat(run(GraphQlSubscriptions.class, SmallPeers::graphQl, "graphql-transport-ws"))
                .containsPattern("greetings +[0-9,]+ +[0-9,]+ +0 ")
                .contains("  first reply");
    }

    @Test
    void mqtt() throws Exception {
        assertThat(run(Mqtt.class, SmallPeers::mqtt, "mqtt")).containsPattern("publish +200 +200 +0 ");
    }

    private String run(Class<?> example, Supplier<Peer> peers, @Nullable String subprotocol) throws Exception {
        try (SmallServer server = new SmallServer(peers, subprotocol, false, request -> null);
                Harness run = Harness.start(folder, List.of("-Dserver=" + server.url()), example)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).doesNotContain("matched nothing in the script", "late answers");
            return run.output();
        }
    }
}
