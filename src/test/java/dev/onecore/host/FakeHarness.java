package dev.onecore.host;

import dev.onecore.model.CoreChoice;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** A harness in a process of its own, so that it can be killed and moved. */
final class FakeHarness {
    private FakeHarness() {}

    public static void main(String... args) throws Exception {
        switch (args[0]) {
            case "serve", "exit" -> {
                var folder = Files.createTempDirectory("harness");
                ServerProcess server = ServerProcess.start(new LaunchSpec(
                        Children.command(FakeServer.class, "good"),
                        folder,
                        OptionalInt.empty(),
                        folder.resolve("log")));
                Files.delete(folder.resolve("log"));
                Files.delete(folder);
                System.out.println(server.pid());
                System.out.println(ServerProcess.noDeathSignal().orElse("none"));
            }
            case "fork" -> {
                Process injector = Children.java(FakeHarness.class, args[1]).start();
                injector.inputReader().readLine();
                System.out.println(injector.pid());
            }
            case "watch" -> {
                ParentWatch.begin();
                System.out.println("watching");
            }
            case "orphan" -> {
                // As the plug-in's jar would have it.
                System.setProperty("sun.java.command", "/tmp/gatlingbooter1.jar io.gatling.app.Gatling");
                System.out.println("watching");
                ParentWatch.begin();
            }
            case "stuck" -> {
                ParentWatch.begin();
                ParentWatch.whenParentEnds(() -> LockSupport.park());
                System.out.println("watching");
            }
            case "move" -> {
                CorePlan plan = CorePlan.of(new CoreChoice(OptionalInt.empty(), List.of()));
                System.out.println(Affinity.moveInjector(plan));
            }
            case "gap" -> {
                InjectorWatch watch = InjectorWatch.start();
                watch.read();
                System.out.println("watching");
                System.in.read();
                System.out.println(watch.read().longestGapNs());
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        if (!args[0].equals("exit")) {
            System.in.read();
            Thread.currentThread().join();
        }
    }
}
