package dev.onecore.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A wire, its event loop and its clock in one: what is sent is noted, and time passes only when a test says so. */
final class FakeWire implements Wire {
    /** A message as it was sent, in words. */
    final List<String> sent = new ArrayList<>();

    final List<Long> sentAtNs = new ArrayList<>();
    long nowNs = 1_000;

    /** How many binary messages still fit until the wire is not writable. */
    long room = Long.MAX_VALUE;

    boolean paused;
    int flushes;
    private long ticket;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();

    private record Task(long dueNs, long ticket, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            return dueNs == other.dueNs ? Long.compare(ticket, other.ticket) : Long.compare(dueNs, other.dueNs);
        }
    }

    @Override
    public void text(String message) {
        sent.add(message);
        sentAtNs.add(nowNs);
    }

    @Override
    public void binary(int offset, int length) {
        room--;
        sent.add("pool " + offset + "+" + length);
        sentAtNs.add(nowNs);
    }

    @Override
    public void stamped(long ns, long index, int offset, int length) {
        room--;
        sent.add(index + " at " + ns + " pool " + offset + "+" + length);
        sentAtNs.add(nowNs);
    }

    @Override
    public void shared(ByteBuffer payload) {
        room--;
        sent.add("shared " + StandardCharsets.US_ASCII.decode(payload.duplicate()));
        sentAtNs.add(nowNs);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public boolean writable() {
        return room > 0;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void later(long delayNs, Runnable task) {
        tasks.add(new Task(nowNs + delayNs, ticket++, task));
    }

    @Override
    public void close(Close code, String reason) {
        sent.add("close " + code.code());
    }

    /** The next task runs, at its time; false when there is none. */
    boolean turn() {
        Task task = tasks.poll();
        if (task == null) {
            return false;
        }
        nowNs = Math.max(nowNs, task.dueNs());
        task.work().run();
        return true;
    }

    /** Runs tasks until none is left or the last thing sent is an event. */
    void untilEvent() {
        while (!last().startsWith("{") && turn()) {
            continue;
        }
    }

    String last() {
        return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
    }
}
