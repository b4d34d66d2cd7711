package dev.onecore.sampler;

import java.io.Flushable;
import java.io.IOException;
import java.time.Instant;

/** Writes the header, the readings and the end as lines, each flushed, so that a crash loses at most one. */
final class ReadingFile {
    private static final String SCHEMA = "onecore/resources/1";

    private final Appendable out;
    private final JsonLine line = new JsonLine();
    private long samples;

    ReadingFile(Appendable out) {
        this.out = out;
    }

    void header(long pid, int hz, long nowNs, Instant wall, MachineProbe machine) throws IOException {
        write(line.begin()
                .put("schema", SCHEMA)
                .put("pid", pid)
                .put("hz", hz)
                .put("t0MonotonicNs", nowNs)
                .put("t0Wall", wall)
                .put("cores", machine.cores())
                .put("memoryBytes", machine.memoryBytes())
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    }

    void reading(Reading reading) throws IOException {
        line.begin().put("monotonicNs", reading.monotonicNs()).put("wall", reading.wall());
        line.open("process");
        reading.process().cpuPercent().ifPresent(percent -> line.put("cpuPercent", percent));
        for (ProcessFigure figure : ProcessFigure.values()) {
            reading.process().value(figure).ifPresent(value -> line.put(figure.member(), value));
        }
        line.close().open("machine");
        MachineReading machine = reading.machine();
        if (!machine.busyPercent().isEmpty()) {
            line.put("busyPercent", machine.busyPercent());
        }
        machine.stealPercent().ifPresent(steal -> line.put("stealPercent", steal));
        machine.load1().ifPresent(load -> line.put("load1", load));
        machine.memoryAvailableBytes().ifPresent(bytes -> line.put("memoryAvailableBytes", bytes));
        write(line.close());
        samples++;
    }

    void ended(long nowNs, Instant wall, String reason) throws IOException {
        write(line.begin()
                .put("event", "ended")
                .put("monotonicNs", nowNs)
                .put("wall", wall)
                .put("samples", samples)
                .put("reason", reason));
    }

    private void write(JsonLine done) throws IOException {
        out.append(done.end());
        if (out instanceof Flushable flushable) {
            flushable.flush();
        }
    }
}
