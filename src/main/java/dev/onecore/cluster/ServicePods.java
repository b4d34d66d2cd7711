package dev.onecore.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Agents that somebody else starts: a Job, whose pods look for the group by themselves. */
public final class ServicePods implements AgentLauncher {

    private final String service;
    private final GroupKey key;

    /**
     * Agents of a service.
     *
     * @param service the whole name of a headless Service
     * @param keyFile holds the key that all members have
     * @throws IOException when it cannot be read, or holds none
     */
    public ServicePods(String service, Path keyFile) throws IOException {
        this.service = service;
        this.key = GroupKey.read(keyFile);
    }

    @Override
    public GroupSite site() throws IOException {
        return GroupSite.service(service, key);
    }

    /** Nothing to start. Its end is that it leaves the group. */
    @Override
    public AgentProcess launch(AgentOrder order) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        return new AgentProcess() {
            @Override
            public CompletableFuture<String> ended() {
                return ended;
            }

            @Override
            public void left() {
                ended.complete("is not in the group any more");
            }

            @Override
            public void destroy() {
                // It ends by itself when it is told to, or when the group's leader has gone.
            }
        };
    }

    @Override
    public String where() {
        return "injectors in the pods of " + service;
    }
}
