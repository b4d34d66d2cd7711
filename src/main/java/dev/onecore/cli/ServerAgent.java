package dev.onecore.cli;

import dev.onecore.box.BoxAgent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What runs on a server's box: started there by the harness, with the folder of the run as its argument. */
final class ServerAgent {

    private ServerAgent() {}

    public static void main(String[] args) throws IOException {
        // What a library prints must not stand between the answers.
        PrintStream answers = System.out;
        System.setOut(System.err);
        BoxAgent.serve(Path.of(args[0]), System.in, new PrintStream(answers, false, StandardCharsets.UTF_8));
        System.exit(0);
    }
}
