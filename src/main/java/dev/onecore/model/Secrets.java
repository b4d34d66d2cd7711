package dev.onecore.model;

import java.util.regex.Pattern;

/** Leaves out of a text what only the user and the server may know, before the text is shown or kept. */
public final class Secrets {

    /** What stands in a secret's place. */
    public static final String REDACTED = "redacted";

    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s,'\"]*@");
    private static final Pattern HEADERS = Pattern.compile("(?s)(-Donecore\\.headers=)(?!@).*");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\\S*(?:password|passwd|passphrase|secret|token|credential|api[-_.]?key)[^\\s=]*=)(\\S+)");

    private Secrets() {}

    /** An argument of a command: the user of an address, the values of headers, and what is named as a secret are left out. */
    public static String hidden(String argument) {
        String hidden = HEADERS.matcher(argument).replaceAll("$1" + REDACTED);
        hidden = NAMED.matcher(hidden).replaceAll("$1" + REDACTED);
        return USER_INFO.matcher(hidden).replaceAll("$1" + REDACTED + "@");
    }
}
