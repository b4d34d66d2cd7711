package dev.onecore.cli;

import dev.onecore.host.CommandEnd;
import dev.onecore.host.CommandOutput;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onecore picture}: a picture of a campaign's page, taken by an installed Chromium without a window. */
@Command(
        name = "picture",
        description = "Take a picture of a campaign's page with the Chromium that is installed here.",
        mixinStandardHelpOptions = true)
final class PictureCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "a campaign's folder with its index.html")
    private Path folder;

    @Parameters(index = "1", paramLabel = "PNG", description = "the picture to write")
    private Path picture;

    @Option(names = "--width", defaultValue = "1280", description = "pixels (default: ${DEFAULT-VALUE})")
    private int width;

    @Option(names = "--height", defaultValue = "1500", description = "pixels (default: ${DEFAULT-VALUE})")
    private int height;

    @Option(names = "--dark", description = "in the dark theme")
    private boolean dark;

    @Override
    public Integer call() throws IOException {
        Path page = folder.resolve("index.html").toAbsolutePath().normalize();
        if (!Files.isRegularFile(page)) {
            throw new ParameterException(spec.commandLine(), "no page in " + folder + "; make one by 'report'");
        }
        Path target = picture.toAbsolutePath().getParent();
        if (target == null || !Files.isWritable(target)) {
            throw new ParameterException(
                    spec.commandLine(), "no picture can be written to " + picture + "; name a folder that is there");
        }
        File browser = installed("chromium", "chromium-browser", "google-chrome")
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no Chromium is installed (Debian: apt install chromium)"));
        Files.deleteIfExists(picture);
        Path profile = Files.createTempDirectory("onecore-picture");
        try {
            CommandEnd end = new CommandOutput(command(browser, page, profile), Path.of("."), TIMEOUT).end();
            if (end.exitCode().isEmpty()) {
                throw new IOException(browser + " did not end within " + TIMEOUT.toMinutes() + " min " + end.said());
            }
            if (!end.succeeded() || !Files.isRegularFile(picture)) {
                throw new IOException(browser + " took no picture; it exited with "
                        + end.exitCode().getAsInt());
            }
        } finally {
            delete(profile);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(picture);
        out.flush();
        return 0;
    }

    private List<String> command(File browser, Path page, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                browser.getPath(),
                "--headless",
                // The sandbox refuses to run for root; the page is our own and its policy lets nothing else in.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=8000",
                "--window-size=" + width + "," + height,
                "--screenshot=" + picture.toAbsolutePath()));
        if (dark) {
            command.add("--blink-settings=preferredColorScheme=0");
        }
        command.add(page.toUri().toString());
        return command;
    }

    private static Optional<File> installed(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
