package dev.onecore.casestudy;

import static dev.onecore.model.Metric.*;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.DecisionRule;
import dev.onecore.figures.EffectSize;
import dev.onecore.figures.FigureKey;
import dev.onecore.figures.Figures;
import dev.onecore.model.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a case study concluded of two servers.
 *
 * @param words its conclusion
 * @param subject the target that it called better
 * @param baseline the target that it called worse
 * @param deciding what the conclusion was drawn from, measured again: these decide
 * @param beside what else may be asked, which decides nothing
 */
public record OldClaim(String words, String subject, String baseline, List<Test> deciding, List<Test> beside) {

    public OldClaim {
        deciding = List.copyOf(deciding);
        beside = List.copyOf(beside);
    }

    /**
     * A comparison.
     *
     * @param what was done, in words
     * @param key its phase at the target that is the subject
     * @param baseline the target that it is set against
     * @param then the ratio that follows from the study's own figures; empty where it had none
     */
    public record Test(String what, FigureKey key, String baseline, Metric metric, OptionalDouble then) {

        /** What came of it; empty where one of the two was not measured. */
        public Optional<EffectSize> effect(CampaignFigures findings) {
            DecisionRule rule = DecisionRule.of(findings.campaign(), key);
            FigureKey other = new FigureKey(key.workload(), key.phase(), baseline);
            return findings.figure(key, metric)
                    .flatMap(subject -> findings.figure(other, metric)
                            .map(base -> new EffectSize(
                                    key,
                                    baseline,
                                    metric,
                                    false,
                                    Figures.compare(subject, base, rule.looks()),
                                    rule.goal())));
        }
    }

    /** Both of them. */
    public static final List<OldClaim> ALL = List.of(tornadoIsFaster(), asyncioHasLowerLatency());

    private static OldClaim tornadoIsFaster() {
        Pair pair = new Pair("tornado", "websockets");
        return new OldClaim(
                "Tornado is faster than websockets",
                pair.subject,
                pair.baseline,
                List.of(
                        pair.test(
                                "7 MB as one message",
                                CaseStudy.FILES,
                                "download-7mb-whole",
                                COMPLETION_P50,
                                0.02 / 0.27),
                        pair.test(
                                "50 MB as one message",
                                CaseStudy.FILES,
                                "download-50mb-whole",
                                COMPLETION_P50,
                                0.19 / 1.72)),
                List.of(
                        new Pair("websockets:defaults", "websockets")
                                .test(
                                        "50 MB as one message, compressed",
                                        CaseStudy.FILES,
                                        "download-50mb-whole",
                                        COMPLETION_P50),
                        pair.test("50 MB down in chunks", CaseStudy.FILES, "download-50mb", COMPLETION_P50),
                        pair.test("50 MB up in chunks", CaseStudy.FILES, "upload-50mb", COMPLETION_P50),
                        pair.test("echo", CaseStudy.MESSAGES, "echo", RESPONSE_P50),
                        pair.test("10,000 messages from the server", CaseStudy.MESSAGES, "burst-down", THROUGHPUT),
                        pair.test("10,000 messages to the server", CaseStudy.MESSAGES, "burst-up", THROUGHPUT)));
    }

    private static OldClaim asyncioHasLowerLatency() {
        Pair pair = new Pair("asyncio", "trio");
        return new OldClaim(
                "asyncio has lower latency than Trio",
                pair.subject,
                pair.baseline,
                List.of(pair.test("echo", CaseStudy.MESSAGES, "echo", RESPONSE_P50)),
                List.of(
                        pair.test("random data", CaseStudy.RAMP, "ramp", DELIVERY_P50),
                        pair.test("connecting", CaseStudy.RAMP, "ramp", CONNECT_P50),
                        new Pair("websockets", "trio")
                                .test(
                                        "echo, with the library that the study ran on asyncio",
                                        CaseStudy.MESSAGES,
                                        "echo",
                                        RESPONSE_P50)));
    }

    private record Pair(String subject, String baseline) {

        Test test(String what, String workload, String phase, Metric metric) {
            return new Test(what, new FigureKey(workload, phase, subject), baseline, metric, OptionalDouble.empty());
        }

        Test test(String what, String workload, String phase, Metric metric, double then) {
            return new Test(what, new FigureKey(workload, phase, subject), baseline, metric, OptionalDouble.of(then));
        }
    }
}
