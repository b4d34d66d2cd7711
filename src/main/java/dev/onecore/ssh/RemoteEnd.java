package dev.onecore.ssh;

/**
 * What a command on another machine came to.
 *
 * @param exitCode its exit code
 * @param out its standard output, at most {@value SshCommand#MOST_CHARS} characters of it
 * @param err the end of its standard error
 */
public record RemoteEnd(int exitCode, String out, String err) {

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Its last words: standard error, else standard output, without blanks around. */
    public String complaint() {
        String words = err.isBlank() ? out.strip() : err.strip();
        return words.isEmpty() ? "exit code " + exitCode : words;
    }
}
