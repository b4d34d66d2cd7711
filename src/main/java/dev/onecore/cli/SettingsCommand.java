package dev.onecore.cli;

import dev.onecore.settings.SettingsList;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code onecore settings}: what a run can be told. */
@Command(
        name = "settings",
        description = "List the settings of a run with the values that each takes.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(SettingsList.text());
        out.flush();
        return 0;
    }
}
