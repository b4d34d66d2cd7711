package dev.onecore.model;

import java.util.Locale;

/**
 * One planned run: one target, one workload, one fresh server process.
 *
 * @param order position in the campaign, from 1
 * @param round from 1
 * @param rounds rounds that this workload has in this campaign
 * @param workload what is done
 * @param target the server that it is done to
 */
public record Trial(int order, int round, int rounds, Workload workload, Target target) {

    /** The folder's name: {@code 07-echo-latency-vertx-2}, free of anything that a file system could mistake. */
    public String folder() {
        return String.format(Locale.ROOT, "%02d-%s-%s-%d", order, workload.name(), safe(target.name()), round);
    }

    private static String safe(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "_");
        return plain.length() > 32 ? plain.substring(0, 32) : plain;
    }
}
