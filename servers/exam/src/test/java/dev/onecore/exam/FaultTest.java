package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proof that the exam can fail: for each fault, the rules meant for it and no others of their groups. */
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {

    /** Rules that watch the memory of a process or its timing, which here is shared by all these servers. */
    private static final Set<Group> ALONE = Set.of(Group.BACK_PRESSURE, Group.FAIRNESS);

    private static final Set<String> SLOW =
            Set.of("stream-vectors", "stream-paced", "oversize-claim", "idle-stays-open", "info-memory");

    /**
     * A fault and the rules that must notice it.
     *
     * @param fault what is wrong with the server
     * @param noticedBy the rules; one alone where a rule takes long, so that such rules run side by side
     */
    record Case(Fault fault, List<String> noticedBy) {}

    /** Returns all cases, those that take long first. */
    static Stream<Case> cases() {
        return Arrays.stream(Fault.values())
                .sorted(Comparator.comparing((Fault fault) -> !hasRuleOf(fault, ALONE)))
                .flatMap(fault -> hasRuleOf(fault, ALONE)
                        ? fault.noticedBy().stream().map(rule -> new Case(fault, List.of(rule)))
                        : Stream.of(new Case(fault, fault.noticedBy())));
    }

    private static boolean hasRuleOf(Fault fault, Set<Group> groups) {
        return Exam.of(URI.create("ws://127.0.0.1:1")).rules().stream()
                .anyMatch(rule ->
                        groups.contains(rule.group()) && fault.noticedBy().contains(rule.name()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNoticedByItsRulesAndNoOthers(Case each) throws Exception {
        Fault fault = each.fault();
        Exam ofProcess = ProcessExam.of(ReferenceMain.command(fault));
        if (ofProcess.rules().stream().anyMatch(rule -> each.noticedBy().contains(rule.name()))) {
            requireNoticed(each, ofProcess);
        } else if (fault == Fault.KEEPS_THE_FILE || fault == Fault.BUFFERS_WITHOUT_BOUND) {
            inProcessOfItsOwn(each);
        } else {
            try (ReferenceServer server = ReferenceServer.start(fault)) {
                requireNoticed(each, Exam.of(server.address()));
            }
        }
    }

    private static void inProcessOfItsOwn(Case each) throws Exception {
        Launches launches = new Launches(ReferenceMain.command(each.fault()));
        try {
            long port = launches.start("--port", "0").ready().count("port");
            requireNoticed(each, Exam.of(URI.create("ws://127.0.0.1:" + port)));
        } finally {
            launches.end();
        }
    }

    private static void requireNoticed(Case each, Exam exam) {
        Set<Group> groups = new HashSet<>();
        each.noticedBy().forEach(name -> groups.add(Faults.rule(exam, name).group()));
        List<String> failed = new ArrayList<>();
        for (Rule rule : exam.rules()) {
            boolean meant = each.noticedBy().contains(rule.name());
            boolean beside = groups.contains(rule.group())
                    && rule.group() != Group.PROCESS
                    && !ALONE.contains(rule.group())
                    && !SLOW.contains(rule.name());
            if ((meant || beside) && exam.examine(rule).failed()) {
                failed.add(rule.name());
            }
        }
        assertThat(failed).containsExactlyInAnyOrderElementsOf(each.noticedBy());
    }
}
