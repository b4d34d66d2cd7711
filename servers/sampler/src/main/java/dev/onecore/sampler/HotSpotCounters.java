package dev.onecore.sampler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a HotSpot JVM has collected garbage, and what outlived that, read from the memory that it shares with {@code jstat}: it takes some
 * nanoseconds and the JVM does nothing for it. The file's form is that of OpenJDK's {@code perfMemory.hpp}, version 2; a
 * process that is not such a JVM, or runs with {@code -XX:-UsePerfData}, has none.
 */
final class HotSpotCounters {
    private static final int MAGIC = 0xcafec0c0;
    private static final int VERSION = 2;
    private static final int BYTE_ORDER_AT = 4;
    private static final int MAJOR_AT = 5;
    private static final int FIRST_ENTRY_AT = 24;
    private static final int ENTRIES_AT = 28;
    private static final int NAME_AT = 4;
    private static final int TYPE_AT = 12;
    private static final int VALUE_AT = 16;
    private static final double NANOS = 1e9;

    /** How full a space is that holds what outlived a collection: any but the first of the first generation, where all begins. */
    private static final Pattern OLDER_SPACE =
            Pattern.compile("sun\\.gc\\.generation\\.(?!0\\.space\\.0\\.)\\d+\\.space\\.\\d+\\.used");

    private final ByteBuffer memory;
    private final List<Integer> collectors;
    private final List<Integer> spaces;
    private final long ticksPerSec;

    private HotSpotCounters(ByteBuffer memory, List<Integer> collectors, List<Integer> spaces, long ticksPerSec) {
        this.memory = memory;
        this.collectors = List.copyOf(collectors);
        this.spaces = List.copyOf(spaces);
        this.ticksPerSec = ticksPerSec;
    }

    /** The counters of process {@code pid}; empty where there are none. */
    static Optional<HotSpotCounters> of(long pid) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> users = Files.newDirectoryStream(temporary, "hsperfdata_*")) {
            for (Path user : users) {
                Path file = user.resolve(Long.toString(pid));
                if (Files.isReadable(file)) {
                    return read(file);
                }
            }
        } catch (IOException none) {
            // No such folder may be listed.
        }
        return Optional.empty();
    }

    static Optional<HotSpotCounters> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private static Optional<HotSpotCounters> of(ByteBuffer memory) {
        if (memory.limit() <= ENTRIES_AT + Integer.BYTES
                || memory.getInt(0) != MAGIC
                || memory.get(MAJOR_AT) != VERSION) {
            return Optional.empty();
        }
        memory.order(memory.get(BYTE_ORDER_AT) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        List<Integer> collectors = new ArrayList<>();
        List<Integer> spaces = new ArrayList<>();
        long ticksPerSec = 0;
        int entry = memory.getInt(FIRST_ENTRY_AT);
        for (int left = memory.getInt(ENTRIES_AT);
                left > 0 && entry + VALUE_AT + Integer.BYTES <= memory.limit();
                left--) {
            int value = entry + memory.getInt(entry + VALUE_AT);
            if (memory.get(entry + TYPE_AT) == 'J' && value + Long.BYTES <= memory.limit()) {
                String name = name(memory, entry + memory.getInt(entry + NAME_AT));
                if (name.equals("sun.os.hrt.frequency")) {
                    ticksPerSec = memory.getLong(value);
                } else if (name.startsWith("sun.gc.collector.") && name.endsWith(".time")) {
                    collectors.add(value);
                } else if (OLDER_SPACE.matcher(name).matches()) {
                    spaces.add(value);
                }
            }
            int length = memory.getInt(entry);
            if (length <= 0) {
                break;
            }
            entry += length;
        }
        return ticksPerSec > 0 && !collectors.isEmpty()
                ? Optional.of(new HotSpotCounters(memory, collectors, spaces, ticksPerSec))
                : Optional.empty();
    }

    private static String name(ByteBuffer memory, int from) {
        int end = from;
        while (end < memory.limit() && memory.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[Math.max(0, end - from)];
        memory.get(from, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Time in all collectors so far, in nanoseconds. */
    long collectingNs() {
        long ticks = 0;
        for (int at : collectors) {
            ticks += memory.getLong(at);
        }
        return Math.round(ticks / (double) ticksPerSec * NANOS);
    }

    /** Bytes on the heap that outlived a collection; 0 before the first one, and where the collector does not tell. */
    long heapBytes() {
        long bytes = 0;
        for (int at : spaces) {
            bytes += memory.getLong(at);
        }
        return bytes;
    }
}
