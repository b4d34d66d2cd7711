package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof that the exam can fail: for each fault, the rules meant for it and no others of their groups. */
@Execution(ExecutionMode.CONCURRENT)
class FaultTest {

    /** Rules that watch the memory of a process or its timing, which here is shared by all these servers. */
    private static final Set<Group> ALONE = Set.of(Group.BACK_PRESSURE, Group.FAIRNESS);

    private static final Set<String> SLOW =
            Set.of("stream-vectors", "stream-paced", "oversize-claim", "idle-stays-open", "info-memory");

    @ParameterizedTest
    @EnumSource
    void isNoticedByItsRulesAndNoOthers(Fault fault) throws Exception {
        Exam ofProcess = ProcessExam.of(ReferenceMain.command(fault));
        if (ofProcess.rules().stream().anyMatch(rule -> fault.noticedBy().contains(rule.name()))) {
            requireNoticed(fault, ofProcess);
        } else if (fault == Fault.KEEPS_THE_FILE || fault == Fault.BUFFERS_WITHOUT_BOUND) {
            inProcessOfItsOwn(fault);
        } else {
            try (ReferenceServer server = ReferenceServer.start(fault)) {
                requireNoticed(fault, Exam.of(server.address()));
            }
        }
    }

    private static void inProcessOfItsOwn(Fault fault) throws Exception {
        Launches launches = new Launches(ReferenceMain.command(fault));
        try {
            long port = launches.start("--port", "0").ready().count("port");
            requireNoticed(fault, Exam.of(URI.create("ws://127.0.0.1:" + port)));
        } finally {
            launches.end();
        }
    }

    private static void requireNoticed(Fault fault, Exam exam) {
        Set<Group> groups = new HashSet<>();
        fault.noticedBy().forEach(name -> groups.add(Faults.rule(exam, name).group()));
        List<String> failed = new ArrayList<>();
        for (Rule rule : exam.rules()) {
            boolean meant = fault.noticedBy().contains(rule.name());
            boolean beside = groups.contains(rule.group())
                    && rule.group() != Group.PROCESS
                    && !ALONE.contains(rule.group())
                    && !SLOW.contains(rule.name());
            if ((meant || beside) && exam.examine(rule).failed()) {
                failed.add(rule.name());
            }
        }
        assertThat(failed).containsExactlyInAnyOrderElementsOf(fault.noticedBy());
    }
}
