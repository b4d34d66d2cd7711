package dev.onecore.exam;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The command line under examination, and the processes that the current rule has running. */
final class Launches implements ExamTarget {

    private final List<String> command;
    private final Queue<Launch> running = new ConcurrentLinkedQueue<>();
    private final Queue<Candidate> candidates = new ConcurrentLinkedQueue<>();
    private final Thread atExit = new Thread(this::release, "exam-at-exit");

    Launches(List<String> command) {
        this.command = List.copyOf(command);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the command with more arguments. It is told to watch its parent, so that it ends even where this process is
     * killed before it can end it.
     */
    Launch start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--parent-watch");
        return startUnwatched(all.toArray(String[]::new));
    }

    Launch startUnwatched(String... arguments) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        Launch launch = Launch.of(whole);
        running.add(launch);
        return launch;
    }

    /** Returns the server of a launch once it is ready; its connections end with the rule. */
    Candidate candidate(Launch launch) {
        Candidate candidate = launch.candidate();
        candidates.add(candidate);
        return candidate;
    }

    @Override
    public List<Rule> rules() {
        return new ProcessRules(this).all();
    }

    @Override
    public boolean isLost() {
        return false;
    }

    @Override
    public void release() {
        for (Candidate each = candidates.poll(); each != null; each = candidates.poll()) {
            each.release();
        }
        for (Launch each = running.poll(); each != null; each = running.poll()) {
            each.kill();
        }
    }

    @Override
    public void end() {
        release();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
