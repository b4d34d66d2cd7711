package dev.onecore.box;

import dev.onecore.host.CoreSet;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** An injector on a box: its classes are copied there, and it reaches a port of this machine inside the SSH connection. */
public final class InjectorBox implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration COLLECT_TIMEOUT = Duration.ofMinutes(2);

    private final Box box;
    private final BoxSession session;
    private final CompletableFuture<String> ended;
    private long number = -1;

    private InjectorBox(Box box, BoxSession session, CompletableFuture<String> ended) {
        this.box = box;
        this.session = session;
        this.ended = ended;
    }

    /**
     * Connects to a box and starts the agent there, which ends the injector when this process or the cable is gone.
     *
     * @param main the class that runs {@link BoxAgent#serve}
     * @param keep whether the run's folder stays there
     * @throws IOException when that is not possible, in words
     */
    public static InjectorBox open(Box box, SshFiles files, String main, boolean keep) throws IOException {
        CompletableFuture<String> ended = new CompletableFuture<>();
        BoxSession session = BoxSession.open(box, files, main, keep, event -> {
            if (event.has(BoxMessage.ENDED)) {
                ended.complete(event.text("said"));
            }
        });
        CompletableFuture<Void> unused = session.agent().lost().thenAccept(ended::complete);
        return new InjectorBox(box, session, ended);
    }

    /** The run's folder there. */
    public Path folder() {
        return Path.of(session.folder().path());
    }

    /** The cores that an injector there is held to. */
    public CoreSet cores() {
        return session.cores().injector();
    }

    /** The port there that leads to {@code portHere}. */
    public int forward(int portHere) throws IOException {
        return session.forward(portHere);
    }

    /**
     * Copies a class path and starts the injector.
     *
     * @param options of its JVM
     * @param main the class that is started
     * @param order the first line that it reads
     * @return completes with how it ended
     * @throws IOException when it cannot be started
     */
    public CompletableFuture<String> launch(List<String> options, List<Path> classPath, String main, String order)
            throws IOException {
        List<String> there = session.folder().jars(classPath);
        List<String> command = new ArrayList<>();
        command.add(box.java());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(":", there), main));
        number = session.agent()
                .ask(
                        BoxQuestion.LAUNCH,
                        BoxMessage.empty().with("command", command).with("order", order),
                        TIMEOUT)
                .number(BoxMessage.SERVER);
        return ended;
    }

    /** What was copied, in words. */
    public String copied() {
        return box.name() + ": " + session.copied();
    }

    /**
     * Fetches what an injector that has ended left: what it printed, and its logs.
     *
     * @param logs their names
     * @param to gets them as they lie in the run's folder
     * @throws IOException when one does not arrive, or cannot be written here
     */
    public void collect(List<String> logs, Path to) throws IOException {
        List<String> names = new ArrayList<>(logs);
        names.add(BoxAgent.OUTPUT);
        for (String file : session.files(names)) {
            Path there = to.resolve(file).normalize();
            if (!there.startsWith(to.normalize())) {
                throw new IOException(box.name() + " names the file " + file + ", which is not of the run's folder");
            }
            Files.createDirectories(Objects.requireNonNull(there.getParent()));
            session.fetchBytes(session.folder().path() + "/" + file, there, COLLECT_TIMEOUT);
        }
    }

    /** Ends the injector at once, and fetches what it printed. */
    public void end(Path output) {
        try {
            session.agent().ask(BoxQuestion.KILL, BoxMessage.empty().with(BoxMessage.SERVER, number), TIMEOUT);
            session.fetch(session.folder().path() + "/" + BoxAgent.OUTPUT, output);
        } catch (IOException gone) {
            // Its end was told already.
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
