package dev.onecore.box;

import dev.onecore.ssh.SshCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Asks the agent of a box, and notices when it is lost: every question is answered, or fails in time. */
final class BoxCall implements AutoCloseable {

    private static final long ALIVE_MS = 1_000;
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(BoxAgent.SILENCE_S);

    private final String name;
    private final Consumer<BoxMessage> events;
    private final Map<Long, CompletableFuture<BoxMessage>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final CompletableFuture<SshCommand> agent = new CompletableFuture<>();
    private volatile long heardNs = System.nanoTime();
    private volatile boolean spoke;
    private final ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sign of life to a box");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A call to an agent that is not started yet.
     *
     * @param name of its box
     * @param events hears what the agent tells unasked; it must not wait
     */
    BoxCall(String name, Consumer<BoxMessage> events) {
        this.name = name;
        this.events = events;
    }

    /** The agent is started, and reads from {@code command}'s input. */
    void begin(SshCommand command) {
        agent.complete(command);
        Future<?> unused =
                alive.scheduleWithFixedDelay(() -> beAlive(command), ALIVE_MS, ALIVE_MS, TimeUnit.MILLISECONDS);
    }

    private void beAlive(SshCommand command) {
        // A JVM that starts on a busy machine has its own deadline.
        boolean silent = spoke && System.nanoTime() - heardNs > SILENCE_NS;
        if (silent || command.ended()) {
            String why = silent
                    ? "nothing was heard of it for " + BoxAgent.SILENCE_S + " s"
                    : "its agent ended or the connection broke"
                            + (command.lastErrors().isBlank() ? "" : " (" + command.lastErrors() + ")");
            lose("the box " + name + " is lost: " + why);
            alive.shutdown();
            return;
        }
        try {
            write(command, BoxMessage.empty().with(BoxMessage.ASKS, BoxQuestion.ALIVE.name()));
        } catch (IOException broken) {
            // The next look sees it.
        }
    }

    private static void write(SshCommand command, BoxMessage message) throws IOException {
        synchronized (command) {
            command.input().write((message.line() + "\n").getBytes(StandardCharsets.UTF_8));
            command.input().flush();
        }
    }

    private void lose(String why) {
        lost.complete(why);
        open.values().forEach(answer -> answer.completeExceptionally(new IOException(why)));
    }

    /** A line of the agent. */
    void heard(String line) {
        heardNs = System.nanoTime();
        spoke = true;
        BoxMessage message;
        try {
            message = BoxMessage.parse(line);
        } catch (IllegalArgumentException other) {
            return; // What a login shell or a library prints.
        }
        if (message.has(BoxMessage.NUMBER)) {
            CompletableFuture<BoxMessage> answer = open.remove(message.number(BoxMessage.NUMBER));
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            events.accept(message);
        }
    }

    /** Completes with a sentence when the agent is lost. */
    CompletableFuture<String> lost() {
        return lost;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException when the agent says why not, is lost, or does not answer within {@code timeout}
     */
    BoxMessage ask(BoxQuestion question, BoxMessage arguments, Duration timeout) throws IOException {
        if (lost.isDone()) {
            throw new IOException(lost.join());
        }
        long number = numbers.incrementAndGet();
        CompletableFuture<BoxMessage> answer = new CompletableFuture<>();
        open.put(number, answer);
        try {
            write(agent.join(), arguments.with(BoxMessage.NUMBER, number).with(BoxMessage.ASKS, question.name()));
            BoxMessage said = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (said.has(BoxMessage.ERROR)) {
                throw new IOException(said.text(BoxMessage.ERROR));
            }
            return said;
        } catch (TimeoutException e) {
            throw new IOException(
                    "the box " + name + " did not answer within " + timeout.toSeconds() + " s ('" + question + "')", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("the box " + name + " is lost"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            open.remove(number);
        }
    }

    @Override
    public void close() {
        alive.shutdownNow();
        lose("the box " + name + " was released");
    }
}
