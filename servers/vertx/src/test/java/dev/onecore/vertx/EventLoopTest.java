package dev.onecore.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.exam.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@code /info} says of the transport is not believed: a loaded library proves nothing, a stack does. */
@Timeout(120)
class EventLoopTest {
    private static final String NAME = "\"vert.x-eventloop-thread-";

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOneEventLoopWaitsInEpoll() throws Exception {
        try (LocalServer server = LocalServer.start(LocalServer.command(VertxServer.class.getName()))) {
            String threads = server.stacks();

            String loop = threads.substring(threads.indexOf(NAME));
            assertThat(loop.substring(0, loop.indexOf("\n\n"))).contains("io.netty.channel.epoll.Native.epollWait");
            assertThat(threads.split(NAME, -1)).hasSize(2);
        }
    }
}
