package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendLogTest {

    @TempDir
    Path folder;

    private final List<String> losses = new ArrayList<>();

    @Test
    void whatWasAppendedIsOnDiskBeforeTheLogIsClosed() throws IOException {
        Path file = folder.resolve("x.log");
        try (AppendLog log = AppendLog.create(file, n -> "end " + n + "\n", losses::add)) {
            log.append("one\n");
            assertThat(file).hasContent("one\n");
        }
        assertThat(file).hasContent("one\nend 1\n");
        assertThat(losses).isEmpty();
    }

    @Test
    void aFullDiskIsToldOfOnceAndWhatWasWrittenStaysWhole() throws IOException {
        for (int room = 0; room < 25; room++) {
            Path file = folder.resolve("x.log");
            losses.clear();
            try (AppendLog log = new AppendLog(file, new FullDisk(file, room), n -> "end\n", losses::add)) {
                for (int i = 0; i < 10; i++) {
                    log.append("12345\n");
                }
            }

            assertThat(Files.readString(file)).isEqualTo("12345\n".repeat(room / 6));
            assertThat(losses)
                    .containsExactly(
                            "x.log cannot be written any more (No space left on device); what follows is lost");
        }
    }

    @Test
    void whatIsAppendedAfterTheEndIsDropped() throws IOException {
        Path file = folder.resolve("x.log");
        AppendLog log = AppendLog.create(file, n -> "end " + n + "\n", losses::add);
        log.close();
        log.append("late\n");
        log.close();

        assertThat(file).hasContent("end 0\n");
        assertThat(losses).isEmpty();
    }

    /** A disk with room for so many bytes; it takes the part of a write that fits, as a file system does. */
    private static final class FullDisk extends FilterOutputStream {

        private int room;

        FullDisk(Path file, int room) throws IOException {
            super(new FileOutputStream(file.toFile()));
            this.room = room;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int fits = Math.min(room, bytes.length);
            out.write(bytes, 0, fits);
            room -= fits;
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }
    }
}
