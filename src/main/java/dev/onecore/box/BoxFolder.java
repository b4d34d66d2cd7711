package dev.onecore.box;

import dev.onecore.ssh.RemoteEnd;
import dev.onecore.ssh.SshConnection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
     * Where jars and folders of classes are on the box, in the same order; those that are not there yet are copied in one stream.
     *
     * @throws IOException when one cannot be read here or does not arrive there
     */
    List<String> jars(List<Path> locals) throws IOException {
        Map<String, Path> missing = new LinkedHashMap<>();
        StringBuilder sums = new StringBuilder();
        List<Path> made = new ArrayList<>();
        try {
            for (Path local : locals) {
                if (!known.containsKey(local)) {
                    Path file = Files.isDirectory(local) ? packed(local) : local;
                    if (!file.equals(local)) {
                        made.add(file);
                    }
                    String sha256 = sha256(file);
                    String name =
                            sha256.substring(0, 16) + (file.equals(local) ? "-" + local.getFileName() : "-classes.jar");
                    if (copied.putIfAbsent(sha256, folder + "/" + name) == null) {
                        missing.put(name, file);
                        sums.append(sha256).append("  ").append(name).append('\n');
                        bytes += Files.size(file);
                    }
                    known.put(local, String.valueOf(copied.get(sha256)));
                }
            }
            send(missing, sums.toString());
        } finally {
            for (Path file : made) {
                Files.deleteIfExists(file);
            }
        }
        return locals.stream().map(local -> String.valueOf(known.get(local))).toList();
    }

    private void send(Map<String, Path> files, String sums) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        Path bundle = Files.createTempFile("onecore", ".tar");
        try {
            try (TarFile tar = new TarFile(Files.newOutputStream(bundle))) {
                tar.add("SHA256SUMS", sums.getBytes(StandardCharsets.UTF_8));
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    tar.add(file.getKey(), file.getValue());
                }
            }
            String place = SshConnection.quoted(folder);
            try (InputStream content = Files.newInputStream(bundle)) {
                RemoteEnd end = connection.run(
                        "tar -xf - -C " + place + " && cd " + place + " && sha256sum --quiet -c SHA256SUMS",
                        content,
                        COPY_TIMEOUT);
                if (!end.succeeded()) {
                    throw new IOException(
                            connection.words() + ": what a run needs cannot be copied: " + end.complaint());
                }
            }
        } finally {
            Files.deleteIfExists(bundle);
        }
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

    private static Path packed(Path classes) throws IOException {
        Path jar = Files.createTempFile("onecore", ".jar");
        pack(classes, jar);
        return jar;
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
