package dev.onecore.gatling;

import io.gatling.app.Gatling;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The process that {@code onecore run} starts: reads the settings from its standard input, and runs Gatling. */
public final class CampaignProcess {

    private CampaignProcess() {}

    /**
     * Runs a simulation.
     *
     * @param arguments the simulation's class, and the folder for Gatling's own results
     */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        settings.load(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        settings.stringPropertyNames()
                .forEach(name -> System.setProperty(CampaignRun.PREFIX + name, settings.getProperty(name)));
        Exit.tellWrongUsageApart();
        Gatling.main(new String[] {"--simulation", arguments[0], "--results-folder", arguments[1]});
    }
}
