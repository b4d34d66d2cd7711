package dev.onecore.exam;

import dev.onecore.contract.Endpoint;
import java.util.List;
import java.util.stream.Stream;

/** The whole list, in the order in which the rules are put. */
final class Rules {

    /** What every server has. */
    static final List<String> ENDPOINTS =
            Endpoint.required().stream().map(Endpoint::path).toList();

    private Rules() {}

    static List<Rule> of(Candidate candidate) {
        return Stream.of(
                        new HandshakeRules(candidate).all(),
                        new HttpRules(candidate).all(),
                        new InfoRules(candidate).all(),
                        new EchoRules(candidate).all(),
                        new StreamRules(candidate).all(),
                        new UploadRules(candidate).all(),
                        new DownloadRules(candidate).all(),
                        new TopicRules(candidate).all(),
                        new DeflateRules(candidate).all(),
                        new BadInputRules(candidate).all(),
                        new BadFrameRules(candidate).all(),
                        new BackPressureRules(candidate).all(),
                        new FairnessRules(candidate).all(),
                        new IdleRules(candidate).all())
                .flatMap(List::stream)
                .toList();
    }
}
