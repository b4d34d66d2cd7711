package dev.onecore.gatling;

import dev.onecore.gatling.NativeRecord.NativeText;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The first record of Gatling's {@code simulation.log}.
 *
 * @param version of the Gatling that wrote it
 * @param simulation its class
 * @param startMs when the run began, by the wall clock
 * @param description that the user gave
 * @param scenarios their names; users name them by their index
 * @param assertions as Gatling stores them
 */
record NativeRun(
        NativeText version,
        NativeText simulation,
        long startMs,
        NativeText description,
        List<NativeText> scenarios,
        List<ByteBuffer> assertions) {

    NativeRun {
        scenarios = List.copyOf(scenarios);
        assertions = List.copyOf(assertions);
    }
}
