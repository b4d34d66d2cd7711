package dev.onecore.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Claim;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rows of the calibration that need no clock, in every build. */
class FormulasTest {

    @TestFactory
    Stream<DynamicTest> everyClaimHolds() {
        return Formulas.claims().stream().map(claim -> DynamicTest.dynamicTest(claim.text(), () -> holds(claim)));
    }

    private static void holds(Claim claim) {
        assertThat(claim.passed())
                .as("truth %s, measured %s", claim.truth(), claim.measured())
                .isTrue();
    }
}
