package dev.onecore.exam;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Both exams of one contender, side by side: the rules of a running server against one process, and the rules of start
 * and end against processes of their own. Each exam puts its rules in order on a thread of its own; most of both is
 * waiting.
 */
final class ExamRun implements AutoCloseable {

    private final LocalServer server;
    private final Map<Rule, CompletableFuture<Finding>> findings = new LinkedHashMap<>();

    private ExamRun(LocalServer server) {
        this.server = server;
    }

    /**
     * Starts the contender and both exams.
     *
     * @throws IOException if the contender does not become ready
     */
    static ExamRun start(List<String> command, Set<String> departures) throws IOException {
        ExamRun run = new ExamRun(LocalServer.start(command));
        Exam running = Exam.of(run.server.address()).departing(departures);
        Exam process = ProcessExam.of(command);
        run.expect(running);
        run.expect(process);
        run.put(running);
        run.put(process);
        return run;
    }

    private void expect(Exam exam) {
        exam.rules().forEach(rule -> findings.put(rule, new CompletableFuture<>()));
    }

    private void put(Exam exam) {
        Thread thread = new Thread(
                () -> exam.rules()
                        .forEach(rule -> pending(rule).completeAsync(() -> exam.examine(rule), Runnable::run)),
                "exam-run");
        thread.setDaemon(true);
        thread.start();
    }

    private CompletableFuture<Finding> pending(Rule rule) {
        return Objects.requireNonNull(findings.get(rule), rule.name());
    }

    /** Returns the rules of both exams. */
    List<Rule> rules() {
        return List.copyOf(findings.keySet());
    }

    /** Waits until the rule has been put and returns what became of it. */
    Finding finding(Rule rule) {
        return pending(rule).join();
    }

    /** Ends the contender. */
    @Override
    public void close() {
        server.close();
    }
}
