package dev.onecore.model;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a server that runs already is to be found: {@code ws://host:port} or {@code wss://host:port}.
 *
 * <p>A name may hold what names of containers hold but {@link URI} takes for no host, an underscore.
 *
 * @param secure whether it is reached by TLS
 * @param host a name in ASCII and lower case, or an address; one of IPv6 without its brackets
 * @param port 1 to 65535
 */
public record ServerAddress(boolean secure, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,253}");

    public ServerAddress {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port from 1 to 65535 is needed");
        }
    }

    /** The address that a URI without a path names, as {@link #uri} makes it. */
    public static ServerAddress of(URI uri) {
        return parse(uri.toString());
    }

    /**
     * Reads {@code ws://host:port}. A port that is not given is 80, or 443 behind TLS (RFC 6455, section 3); a slash may end it.
     *
     * @throws IllegalArgumentException when it is of another form; the message says what is needed and repeats nothing of the text
     */
    public static ServerAddress parse(String text) {
        int colon = text.indexOf("://");
        String scheme = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        boolean secure = switch (scheme) {
            case "ws" -> false;
            case "wss" -> true;
            case "http" -> throw wrong("a WebSocket is opened by ws://, not by http://");
            case "https" -> throw wrong("a WebSocket is opened by wss://, not by https://");
            default -> throw wrong("ws://host:port or wss://host:port is needed");
        };
        String rest = text.substring(colon + 3);
        if (rest.indexOf('@') >= 0) {
            throw wrong(
                    "a user or a password must not stand in it, which is shown to everybody; give what the server asks for"
                            + " with headers=@file, as in Authorization: Basic <base64 of user:password>");
        }
        int end = end(rest);
        refusePath(rest.substring(end));
        return at(secure, rest.substring(0, end));
    }

    private static int end(String rest) {
        for (int index = 0; index < rest.length(); index++) {
            if ("/?#\\".indexOf(rest.charAt(index)) >= 0) {
                return index;
            }
        }
        return rest.length();
    }

    private static void refusePath(String path) {
        if (path.startsWith("#")) {
            throw wrong("a WebSocket's address has no fragment (RFC 6455, section 3); leave out what begins with #");
        }
        if (!path.isEmpty() && !path.equals("/")) {
            throw wrong(
                    "it must have no path and no query: the workloads have their own, such as /echo, and a protocol of"
                            + " your own names its path in the script's connect(trial, \"/path\")");
        }
    }

    private static ServerAddress at(boolean secure, String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', Math.max(0, bracket));
        if (bracket < 0 && colon != authority.lastIndexOf(':')) {
            throw wrong("an address of IPv6 stands in brackets, as in ws://[::1]:9001");
        }
        String host = colon < 0 ? authority : authority.substring(0, colon);
        int usual = secure ? HTTPS : HTTP;
        return new ServerAddress(secure, host(host), colon < 0 ? usual : port(authority.substring(colon + 1)));
    }

    private static int port(String digits) {
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }

    private static String host(String given) {
        if (given.isEmpty()) {
            throw wrong("a host is needed, as in ws://127.0.0.1:9001");
        }
        if (given.startsWith("[")) {
            return literal(given);
        }
        String ascii = ascii(given).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(ascii).matches()) {
            throw wrong("a host's name has letters, digits, dots, hyphens and underscores alone");
        }
        return ascii;
    }

    /** Names of other scripts, as IDNA spells them (RFC 3490). */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw wrong("the host's name has no spelling in ASCII (RFC 3490)");
        }
    }

    private static String literal(String bracketed) {
        try {
            // Brackets hold an address and never a name, so nobody is asked for one.
            InetAddress unused = InetAddress.getByName(bracketed);
            return bracketed.substring(1, bracketed.length() - 1);
        } catch (UnknownHostException e) {
            throw wrong("what stands in brackets is not an address of IPv6, such as [::1]");
        }
    }

    private static IllegalArgumentException wrong(String rule) {
        return new IllegalArgumentException(rule);
    }

    /** A text that may be meant for an address, without what may be a secret in it: user, password, query, fragment. */
    public static String redacted(String text) {
        int at = text.lastIndexOf('@');
        int scheme = text.indexOf("://");
        String bare = at < 0
                ? text
                : (scheme >= 0 && scheme < at ? text.substring(0, scheme + 3) : "") + "redacted" + text.substring(at);
        return bare.replaceAll("([?#]).*", "$1redacted");
    }

    /** {@code ws://host:port}, with the port always. Its {@link URI#getHost} is null for a name with an underscore. */
    public URI uri() {
        return URI.create((secure ? "wss://" : "ws://") + bracketed() + ":" + port);
    }

    /** What a request's {@code Host} says of it: the port only where it is not the usual one (RFC 9110, section 7.2). */
    public String hostHeader() {
        return port == (secure ? HTTPS : HTTP) ? bracketed() : bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
