package dev.onecore.cluster;

import dev.onecore.box.Box;
import dev.onecore.box.BoxAgent;
import dev.onecore.box.InjectorBox;
import dev.onecore.evidence.LatencyLog;
import dev.onecore.model.FileFault;
import dev.onecore.model.Setting;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Agents on the injector boxes of an inventory, one a box and all prepared side by side. Each reaches the group's router inside its
 * SSH connection.
 */
public final class BoxAgents implements AgentLauncher {

    /** What has a meaning, or a file, on the campaign's machine alone. */
    private static final List<Setting> LEFT_OUT = List.of(
            Setting.INVENTORY,
            Setting.KEEP,
            Setting.BASELINE,
            Setting.GATE,
            Setting.GATE_MODE,
            Setting.REFERENCE,
            Setting.METRICS,
            Setting.SERVER_CORE,
            Setting.HOME,
            Setting.REPORTS);

    private final List<Box> boxes;
    private final String main;
    private final boolean keep;
    private final Consumer<String> noted;

    /**
     * Agents of a class.
     *
     * @param boxes in the order of the injectors' numbers
     * @param main the class whose main method reads an order from its standard input
     * @param keep whether the run's folders stay on the boxes
     * @param noted hears what was copied, a sentence each
     */
    public BoxAgents(List<Box> boxes, String main, boolean keep, Consumer<String> noted) {
        this.boxes = List.copyOf(boxes);
        this.main = main;
        this.keep = keep;
        this.noted = noted;
    }

    @Override
    public AgentProcess launch(AgentOrder order) throws IOException {
        Path folder = Files.createDirectories(order.folder());
        BoxProcess process = new BoxProcess(boxes.get(order.number()), folder);
        Thread thread = new Thread(() -> prepare(process, order), "injector on " + boxes.get(order.number()));
        thread.setDaemon(true);
        thread.start();
        return process;
    }

    private void prepare(BoxProcess process, AgentOrder order) {
        try {
            InjectorBox injector = InjectorBox.open(process.box, SshFiles.ofThisUser(), BoxAgent.MAIN, keep);
            if (!process.take(injector)) {
                return;
            }
            AgentOrder there = ordered(order, injector).at(injector.folder(), injector.forward(order.routerPort()));
            CompletableFuture<Void> unused = injector.launch(options(), OwnClassPath.parts(), main, there.line())
                    .thenAccept(process::hasEnded);
            noted.accept(injector.copied());
        } catch (IOException e) {
            process.ended.complete("cannot be started on " + process.box + ": " + FileFault.reason(e));
            process.destroy();
        }
    }

    private static AgentOrder ordered(AgentOrder order, InjectorBox injector) {
        Map<String, String> settings = new HashMap<>(order.settings());
        LEFT_OUT.forEach(setting -> settings.remove(setting.key()));
        settings.put(Setting.INJECTOR_CORES.key(), injector.cores().toString());
        return new AgentOrder(
                order.routerPort(),
                order.key(),
                order.number(),
                order.of(),
                order.seats(),
                order.simulation(),
                settings,
                order.folder());
    }

    /** Heap, collector and opened packages as here; what names a path or a port is this machine's own. */
    private static List<String> options() {
        List<String> options = new ArrayList<>();
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens")
                        || (option.startsWith("-X") && !option.contains("/") && !option.startsWith("-Xrunjdwp")))
                .forEach(options::add);
        return options;
    }

    @Override
    public String where() {
        return IntStream.range(0, boxes.size())
                .mapToObj(number ->
                        "injector " + number + " on " + boxes.get(number).name())
                .collect(Collectors.joining(", "));
    }

    /** An agent on a box, which may still be on its way there. */
    private final class BoxProcess implements AgentProcess {
        final Box box;
        final CompletableFuture<String> ended = new CompletableFuture<>();
        private final Path folder;
        private @Nullable InjectorBox injector;
        private boolean destroyed;
        private boolean collected;

        BoxProcess(Box box, Path folder) {
            this.box = box;
            this.folder = folder;
        }

        /** Whether it is still wanted. */
        synchronized boolean take(InjectorBox opened) {
            injector = opened;
            if (destroyed) {
                opened.close();
            }
            return !destroyed;
        }

        /** Its process is no more: what it left is fetched, and its end waits for that. */
        void hasEnded(String how) {
            Thread thread = new Thread(() -> collect(how), "logs of " + box);
            thread.setDaemon(true);
            thread.start();
        }

        private synchronized void collect(String how) {
            ended.complete(how);
            if (injector != null && !destroyed) {
                try {
                    injector.collect(List.of(GATLING_LOG, LatencyLog.FILE), folder);
                    collected = true;
                } catch (IOException e) {
                    noted.accept("the logs of the injector on " + box + " cannot be fetched: " + FileFault.reason(e));
                }
            }
        }

        @Override
        public CompletableFuture<String> ended() {
            return ended;
        }

        @Override
        public synchronized void destroy() {
            if (!destroyed && injector != null) {
                if (!collected) {
                    injector.end(folder.resolve(LocalAgents.OUTPUT));
                }
                injector.close();
            }
            destroyed = true;
        }
    }
}
