package dev.onecore.exam;

import java.util.List;

/** The rules of the contract's section "Process", checked on a command line that starts a server. */
public final class ProcessExam {

    private ProcessExam() {}

    /**
     * Returns the exam of a server's process. It starts the command again for most rules, on ports of its own and bound
     * to loopback, and ends each process that it started, by its id.
     *
     * @param command the program and its arguments, to which {@code --port N} and the like are appended
     * @throws IllegalArgumentException if the command is empty
     */
    public static Exam of(List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command must name a program");
        }
        return Exam.of(new Launches(command));
    }
}
