package dev.onecore.socket;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.loop;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Users are on one event loop for each core of the injector, as many on each. */
class InjectorLoopsTest {
    private static final int USERS = 12;

    private final EventLoopGroup four = new MultiThreadIoEventLoopGroup(4, NioIoHandler.newFactory());

    @AfterEach
    void end() {
        four.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void usersOfOneCoreShareOneLoop() {
        assertThat(usersOf(InjectorLoops.of(four, 1))).hasSize(1);
    }

    @Test
    void usersAreSpreadEvenlyOverTwoCores() {
        assertThat(usersOf(InjectorLoops.of(four, 2)).values()).containsExactly(6L, 6L);
    }

    @Test
    void thereAreNoMoreLoopsThanGatlingMade() {
        assertThat(usersOf(InjectorLoops.of(four, 16)).values()).containsExactly(3L, 3L, 3L, 3L);
    }

    @Test
    @ResourceLock(GatlingRun.GATLING)
    void usersStayWhereTheirSocketsAre() {
        Map<String, Integer> usersOfThread = new ConcurrentHashMap<>();
        Phase phase = Phase.measured("loop", "loop", new Load.EchoLoop(USERS, 1, 24), Duration.ofMillis(50));
        try (LoopbackServer server = LoopbackServer.honest()) {
            GatlingRun.of(
                    server.uri(),
                    USERS,
                    trial -> exec(connect(trial, "/echo"))
                            .exec(loop(trial, phase))
                            .exec(session -> {
                                usersOfThread.merge(Thread.currentThread().getName(), 1, Integer::sum);
                                return session;
                            })
                            .exec(close(trial)));
        }

        assertThat(usersOfThread).hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(usersOfThread.values()).containsOnly(USERS / usersOfThread.size());
    }

    private static Map<EventLoop, Long> usersOf(InjectorLoops loops) {
        return IntStream.range(0, USERS)
                .mapToObj(loops::ofUser)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
