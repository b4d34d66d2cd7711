package dev.onecore.socket;

import io.gatling.core.session.Session;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The event loops on which users live while they use sockets: of Gatling's own, as many as the injector has cores. Gatling makes two
 * for each processor that its JVM saw at its start, before the injector gave the server's core up; on a core of their own they would
 * wait for each other.
 */
final class InjectorLoops {
    private final List<EventLoop> loops;

    private InjectorLoops(List<EventLoop> loops) {
        this.loops = loops;
    }

    /**
     * The loops of a group for a process that has so many cores; all that there are, when those are fewer.
     *
     * @throws IllegalArgumentException when the group has none
     */
    static InjectorLoops of(EventLoopGroup group, int cores) {
        List<EventLoop> loops = StreamSupport.stream(group.spliterator(), false)
                .map(EventLoop.class::cast)
                .limit(cores)
                .toList();
        if (loops.isEmpty()) {
            throw new IllegalArgumentException("an injector needs an event loop: group " + group + ", cores " + cores);
        }
        return new InjectorLoops(loops);
    }

    /** The loop of a trial's user by its number: any first users of a trial are spread evenly over the loops. */
    EventLoop ofUser(int number) {
        return loops.get(number % loops.size());
    }

    /** The session on another loop, where its next actions run. */
    static Session moved(Session session, EventLoop loop) {
        return session.copy(
                session.scenario(),
                session.userId(),
                session.attributes(),
                session.baseStatus(),
                session.blockStack(),
                session.onExit(),
                loop);
    }
}
