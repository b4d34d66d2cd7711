package dev.onecore.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A command that runs on another machine. Its standard input stays open until {@link #endInput} or {@link #close}; whatever ends
 * this process ends that input too.
 */
public final class SshCommand implements AutoCloseable {

    /** What is kept of a command's output where all of it is asked for. */
    static final int MOST_CHARS = 1 << 20;

    private static final int KEPT_LINES = 20;
    private static final long POLL_MS = 5;

    private final ChannelExec channel;
    private final OutputStream input;
    private final Deque<String> errors = new ArrayDeque<>();

    /** Starts it; its output goes line by line to {@code lines}, which must not wait. */
    SshCommand(ChannelExec channel, String command, Consumer<String> lines, Duration timeout)
            throws JSchException, IOException {
        this.channel = channel;
        channel.setCommand(command);
        channel.setOutputStream(new LineSplitter(lines));
        channel.setErrStream(new LineSplitter(this::complained));
        input = channel.getOutputStream();
        channel.connect(Math.toIntExact(timeout.toMillis()));
    }

    private void complained(String line) {
        synchronized (errors) {
            errors.addLast(line);
            if (errors.size() > KEPT_LINES) {
                errors.removeFirst();
            }
        }
    }

    /** Its standard input; a write may wait for the other machine, and fails once the connection is lost. */
    public OutputStream input() {
        return input;
    }

    /** Says that nothing more comes on its standard input. */
    public void endInput() {
        try {
            input.close();
        } catch (IOException gone) {
            // It has ended.
        }
    }

    /** The last lines of its standard error, at most 20. */
    public String lastErrors() {
        synchronized (errors) {
            return String.join("\n", errors);
        }
    }

    /** Whether it has ended, or the connection is lost. */
    public boolean ended() {
        return channel.isClosed() || !channel.isConnected();
    }

    /** Waits for its end and returns its exit code; empty when it still runs, or was cut off without one. */
    public OptionalInt await(Duration timeout) {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        try {
            // JSch has no signal for it: the channel's own thread does the same.
            while (!ended() && System.nanoTime() < deadlineNs) {
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int code = channel.getExitStatus();
        return ended() && code >= 0 ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /** Ends its standard input and gives it up; what does not end by that is ended by itself alone. */
    @Override
    public void close() {
        endInput();
        channel.disconnect();
    }

    /** Keeps the text of an output, up to a limit. */
    static final class Kept implements Consumer<String> {
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        @Override
        public synchronized void accept(String line) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            if (text.size() + bytes.length <= MOST_CHARS) {
                text.writeBytes(bytes);
            }
        }

        synchronized String text() {
            return text.toString(StandardCharsets.UTF_8);
        }
    }
}
