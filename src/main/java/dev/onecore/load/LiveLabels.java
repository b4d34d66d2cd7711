package dev.onecore.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What figures are of, while they are taken.
 *
 * @param target its name in a campaign, else host and port
 * @param workload its name; empty outside of campaigns
 * @param phase its name; empty where it is of no phase
 * @param request its name; empty in a campaign, and where it is of no request
 */
public record LiveLabels(String target, String workload, String phase, String request) {

    /** Those of a phase of a campaign; of the trial as a whole, where the phase is empty. */
    public static LiveLabels ofPhase(String target, String workload, String phase) {
        return new LiveLabels(target, workload, phase, "");
    }

    /** Those of a request outside of campaigns; of the server as a whole, where the request is empty. */
    public static LiveLabels ofRequest(String target, String request) {
        return new LiveLabels(target, "", "", request);
    }

    /** The names and values of those that are not empty. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("target", target);
        named.put("workload", workload);
        named.put("phase", phase);
        named.put("request", request);
        named.values().removeIf(String::isEmpty);
        return named;
    }
}
