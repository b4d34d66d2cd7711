package dev.onecore.sampler;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one process that Linux gives in two short files, read through descriptors that stay open: a tenth of
 * what OSHI's full reading takes. An open descriptor belongs to the process that it was opened for, so a new process
 * with the same number is never read.
 *
 * <p>Fields are numbered as in proc(5), "/proc/pid/stat" and "/proc/pid/statm".
 */
final class ProcStat implements Closeable {
    private static final int STATE = 3;
    private static final int MINOR_FAULTS = 10;
    private static final int MAJOR_FAULTS = 12;
    private static final int USER = 14;
    private static final int SYSTEM = 15;
    private static final int THREADS = 20;
    private static final int STATM_RESIDENT = 2;

    /** USER_HZ is 100 on every architecture that a JDK 17 runs on. */
    private static final int MILLIS_PER_TICK = 10;

    private final RandomAccessFile stat;
    private final RandomAccessFile statm;
    private final long pageBytes;
    private final byte[] bytes = new byte[1024];

    private ProcStat(RandomAccessFile stat, RandomAccessFile statm, long pageBytes) {
        this.stat = stat;
        this.statm = statm;
        this.pageBytes = pageBytes;
    }

    /** The files of process {@code pid}; empty where there are none. */
    static Optional<ProcStat> of(long pid, long pageBytes) {
        try {
            RandomAccessFile stat = new RandomAccessFile("/proc/" + pid + "/stat", "r");
            try {
                return Optional.of(new ProcStat(stat, new RandomAccessFile("/proc/" + pid + "/statm", "r"), pageBytes));
            } catch (IOException e) {
                stat.close();
                throw e;
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Adds what the files say; false when the process has ended. */
    boolean read(Map<ProcessFigure, Long> figures) {
        try {
            String text = text(stat);
            // The name may hold spaces and brackets; the state is the first field behind it.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return false;
            }
            figures.put(ProcessFigure.CPU_USER_MS, field(fields, USER) * MILLIS_PER_TICK);
            figures.put(ProcessFigure.CPU_SYSTEM_MS, field(fields, SYSTEM) * MILLIS_PER_TICK);
            figures.put(ProcessFigure.MINOR_FAULTS, field(fields, MINOR_FAULTS));
            figures.put(ProcessFigure.MAJOR_FAULTS, field(fields, MAJOR_FAULTS));
            figures.put(ProcessFigure.THREADS, field(fields, THREADS));
            figures.put(
                    ProcessFigure.RSS_BYTES,
                    pageBytes * Long.parseLong(text(statm).split(" ", -1)[STATM_RESIDENT - 1]));
            return true;
        } catch (IOException e) {
            return false; // Reading the file of an ended process fails (ESRCH).
        }
    }

    private static long field(String[] fields, int number) {
        return Long.parseLong(fields[number - STATE]);
    }

    private String text(RandomAccessFile file) throws IOException {
        file.seek(0);
        int length = file.read(bytes);
        if (length <= 0) {
            throw new IOException("empty");
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        try (stat) {
            statm.close();
        }
    }
}
