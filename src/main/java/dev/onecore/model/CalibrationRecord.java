package dev.onecore.model;

import java.time.Instant;
import java.util.List;

/**
 * What became of the tool's claims on one machine.
 *
 * @param campaign the calibration's own campaign
 * @param when it ended
 * @param machine what the machine is known by: processor, cores, memory, kernel
 * @param profile how thorough it was
 * @param claims in the order of the table
 */
public record CalibrationRecord(String campaign, Instant when, String machine, Profile profile, List<Claim> claims) {

    public CalibrationRecord {
        claims = List.copyOf(claims);
    }

    /** How many claims held. */
    public int passed() {
        return (int) claims.stream().filter(Claim::passed).count();
    }

    /** Whether all did. */
    public boolean holds() {
        return passed() == claims.size();
    }
}
