package dev.onecore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each fault is one that this machine's file system made. */
@DisabledOnOs(OS.WINDOWS)
class FileFaultTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsMissingIsCalledSo() {
        Path missing = folder.resolve("missing");
        assertThat(FileFault.sentence(fault(() -> Files.readString(missing))))
                .isEqualTo(missing + ": no such file or folder");
    }

    @Test
    void aFileWhereAFolderShouldBeMadeIsCalledSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(FileFault.sentence(fault(() -> Files.createDirectory(file))))
                .isEqualTo(file + ": a file of that name is there already");
    }

    @Test
    void aFileThatIsNoFolderIsCalledSo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(FileFault.reason(fault(() -> Files.list(file)))).isEqualTo("it is not a folder");
    }

    @Test
    void aFolderThatIsNotEmptyIsCalledSo() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertThat(FileFault.reason(fault(() -> Files.delete(folder)))).isEqualTo("the folder is not empty");
    }

    @Test
    void theSystemsOwnReasonIsKept() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(FileFault.sentence(fault(() -> Files.createFile(file.resolve("below")))))
                .isEqualTo(file.resolve("below") + ": Not a directory");
    }

    @Test
    void anOlderExceptionSaysBothItself() {
        assertThat(FileFault.sentence(fault(() -> new FileOutputStream(folder.toFile()))))
                .isEqualTo(folder + " (Is a directory)");
    }

    @Test
    void bytesThatAreNoTextAreCalledSo() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff});
        assertThat(FileFault.reason(fault(() -> Files.readString(file)))).isEqualTo("it is not text in UTF-8");
    }

    @Test
    void whatHasNoMessageIsNamedByItsClass() {
        assertThat(FileFault.sentence(new IOException())).isEqualTo("IOException");
    }

    private static IOException fault(ThrowingCallable attempt) {
        return catchThrowableOfType(IOException.class, attempt);
    }
}
