package dev.onecore.box;

import dev.onecore.ssh.RemoteEnd;
import dev.onecore.ssh.SshConnection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The folder of a run on a box: what is needed there is copied once, whoever needs it, and known by its SHA-256. Folders of
 * classes become jars. Not for several threads.
 */
final class BoxFolder {

    private static final Duration COPY_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** What a build leaves beside a contender's own files. */
    private static final List<String> LEFT_OUT = List.of("target", "__pycache__", ".git", "test", "tests");

    private final SshConnection connection;
    private final String folder;
    private final Map<String, String> copied = new HashMap<>();
    private final Map<Path, String> known = new HashMap<>();
    private long bytes;

    BoxFolder(SshConnection connection, String folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /** Its place on the box. */
    String path() {
        return folder;
    }

    int files() {
        return copied.size();
    }

    long bytes() {
        return bytes;
    }

    /**
     * Where a jar or a folder of classes is on the box; it is copied unless it is there.
     *
     * @throws IOException when it cannot be read here or does not arrive there
     */
    String jar(Path local) throws IOException {
        String there = known.get(local);
        if (there == null) {
            there = Files.isDirectory(local) ? packed(local) : copy(local, local.getFileName() + "");
            known.put(local, there);
        }
        return there;
    }

    /**
     * Where the copy of a folder with all that is in it is on the box.
     *
     * @throws IOException when it cannot be read here or does not arrive there
     */
    String tree(Path local) throws IOException {
        String there = known.get(local);
        if (there != null) {
            return there;
        }
        there = folder + "/" + local.getFileName();
        List<Path> files;
        try (Stream<Path> all = Files.walk(local)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> {
                        Path inside = local.relativize(file);
                        return Stream.iterate(0, i -> i < inside.getNameCount(), i -> i + 1)
                                .noneMatch(
                                        i -> LEFT_OUT.contains(inside.getName(i).toString()));
                    })
                    .toList();
        }
        for (Path file : files) {
            Path inside = local.relativize(file);
            Path parent = inside.getParent();
            mkdir(parent == null ? there : there + "/" + parent);
            String to = there + "/" + inside;
            String sha256 = sha256(file);
            connection.copy(file, sha256, to, COPY_TIMEOUT);
            copied.put(to, sha256);
            bytes += Files.size(file);
        }
        known.put(local, there);
        return there;
    }

    private void mkdir(String path) throws IOException {
        RemoteEnd end = connection.run("mkdir -p " + SshConnection.quoted(path), TIMEOUT);
        if (!end.succeeded()) {
            throw new IOException(connection.words() + ": " + path + " cannot be made: " + end.complaint());
        }
    }

    private String packed(Path classes) throws IOException {
        Path jar = Files.createTempFile("onecore", ".jar");
        try {
            pack(classes, jar);
            return copy(jar, "classes.jar");
        } finally {
            Files.deleteIfExists(jar);
        }
    }

    /** In order and without times, so that the same classes are the same jar. */
    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                ZipEntry entry =
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private String copy(Path file, String name) throws IOException {
        String sha256 = sha256(file);
        String there = copied.get(sha256);
        if (there == null) {
            there = folder + "/" + sha256.substring(0, 16) + "-" + name;
            connection.copy(file, sha256, there, COPY_TIMEOUT);
            copied.put(sha256, there);
            bytes += Files.size(file);
        }
        return there;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
