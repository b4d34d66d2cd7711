package dev.onecore.cli;

import dev.onecore.box.Box;
import dev.onecore.box.BoxCheck;
import dev.onecore.box.BoxFinding;
import dev.onecore.box.Inventory;
import dev.onecore.box.WrongInventory;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onecore check}: whether each machine of an inventory has what a campaign needs. */
@Command(
        name = "check",
        description = {
            "Look whether each machine of an inventory has what a campaign needs, and say what to do where it has not.",
            "Nothing is changed there. Exit code 1 when something is missing."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the inventory, such as onecore.yaml")
    private @Nullable Path file;

    @Option(names = "--example", description = "print an inventory to begin with, and look at nothing")
    private boolean example;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (example) {
            out.print(example());
            out.flush();
            return 0;
        }
        Inventory inventory = inventory();
        boolean failed = false;
        for (CompletableFuture<Looked> each : look(inventory.boxes())) {
            Looked looked = each.join();
            out.print(looked.words());
            out.flush();
            failed |= looked.findings().stream().anyMatch(BoxFinding::failed);
        }
        return failed ? Onecore.FAILED : 0;
    }

    private Inventory inventory() {
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "FILE is missing: which inventory? --example prints one to begin with");
        }
        try {
            return Inventory.read(file);
        } catch (WrongInventory e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** All boxes side by side, each on a thread of its own: they are waited for, not worked for. */
    private static List<CompletableFuture<Looked>> look(List<Box> boxes) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "check of a box");
            thread.setDaemon(true);
            return thread;
        });
        SshFiles files = SshFiles.ofThisUser();
        List<CompletableFuture<Looked>> all = boxes.stream()
                .map(box -> CompletableFuture.supplyAsync(() -> new Looked(box, BoxCheck.of(box, files)), threads))
                .toList();
        threads.shutdown();
        return all;
    }

    /** What was found of one box. */
    private record Looked(Box box, List<BoxFinding> findings) {

        String words() {
            StringBuilder text = new StringBuilder();
            text.append(String.format(
                    Locale.ROOT,
                    "%s (%s, %s)%n",
                    box.name(),
                    box.login().host(),
                    box.role().label()));
            for (BoxFinding finding : findings) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-5s %-13s %s%n",
                        finding.failed() ? "FAIL" : "ok",
                        finding.what(),
                        finding.seen()));
                finding.remedy()
                        .ifPresent(remedy -> remedy.lines()
                                .forEach(line ->
                                        text.append("        ").append(line).append(System.lineSeparator())));
            }
            return text.toString();
        }
    }

    private static String example() throws IOException {
        try (InputStream text = Inventory.class.getResourceAsStream("onecore.yaml")) {
            if (text == null) {
                throw new IOException("the example is not in this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
