package dev.onecore.cli;

import dev.onecore.cluster.ServicePods;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onecore kubernetes}: what a cluster is told, to begin with. */
@Command(
        name = "kubernetes",
        description = {
            "Print what a Kubernetes cluster is told: a service, a job that leads a campaign and one whose pods inject.",
            "Nothing is sent anywhere. README.md says what to change in it."
        },
        mixinStandardHelpOptions = true)
final class KubernetesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--dockerfile", description = "print the file that an image of this project is built by")
    private boolean dockerfile;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(dockerfile ? "Dockerfile" : "kubernetes.yaml"));
        out.flush();
        return 0;
    }

    private static String text(String name) throws IOException {
        try (InputStream text = ServicePods.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IOException(name + " is not in this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
