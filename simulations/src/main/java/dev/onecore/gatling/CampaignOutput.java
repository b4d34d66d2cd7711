package dev.onecore.gatling;

import dev.onecore.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run makes of its evidence. */
interface CampaignOutput {

    /** The campaign's page; the table for the terminal names it. */
    CampaignOutput PAGE = folder -> Report.write(folder).table();

    /**
     * Makes it, and says the outcome in words for the terminal.
     *
     * @throws IOException when it cannot be written
     */
    String of(Path folder) throws IOException;

    /** The name of the request that is KO in Gatling's report when the run is judged so; empty to report nothing. */
    default String request() {
        return "";
    }

    /** Judges the run before it ends; returns why the build must fail, if it must. */
    default Optional<String> judge(Path folder) {
        return Optional.empty();
    }

    /** Whether a trial that failed is reported as a failure of the run. */
    default boolean failuresAreNews() {
        return true;
    }
}
