package dev.onecore.connect;

import dev.onecore.model.ServerAddress;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why an attempt to reach a server failed, in a sentence that says what to do. */
public final class ConnectFault {

    private static final String CHECK = "check the port, and whether it should be %s";
    private static final String ANY = "; or take any certificate by -Donecore.trust=any, which marks the figures";

    private ConnectFault() {}

    /** What a failure of name, connection or TLS means, before any answer was read. */
    public static String words(ServerAddress server, Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        return server + " "
                + certificate(server, causes)
                        .or(() -> tls(causes))
                        .or(() -> network(server, causes))
                        .orElseGet(() -> "could not be understood: " + said(causes.get(causes.size() - 1)));
    }

    private static Optional<String> certificate(ServerAddress server, List<Throwable> causes) {
        if (any(causes, CertificateExpiredException.class)) {
            return Optional.of("shows a certificate that has expired, by this machine's clock: renew it" + ANY);
        }
        if (any(causes, CertificateNotYetValidException.class)) {
            return Optional.of(
                    "shows a certificate that is not valid yet, by this machine's clock: set the clock" + ANY);
        }
        if (any(causes, CertPathBuilderException.class) || any(causes, CertPathValidatorException.class)) {
            return Optional.of("shows a certificate whose issuer this JVM does not trust: give the PEM file of its"
                    + " issuer, or its own, by -Donecore.ca=<file>" + ANY);
        }
        if (causes.stream().anyMatch(cause -> cause instanceof CertificateException && names(cause))) {
            return Optional.of("shows a certificate that is not issued for " + server.host()
                    + ": name the host as its certificate does" + ANY);
        }
        return any(causes, CertificateException.class)
                ? Optional.of("shows a certificate that cannot be used (" + said(causes.get(causes.size() - 1))
                        + "): give" + " the PEM file of its issuer by -Donecore.ca=<file>" + ANY)
                : Optional.empty();
    }

    /** The JDK tells a wrong host by the words of a message alone. */
    private static boolean names(Throwable cause) {
        String said = said(cause);
        return said.startsWith("No name matching") || said.startsWith("No subject alternative");
    }

    private static Optional<String> tls(List<Throwable> causes) {
        Optional<String> first = causes.stream()
                .filter(SSLException.class::isInstance)
                .map(cause -> said(cause).toLowerCase(Locale.ROOT))
                .findFirst();
        return first.map(said -> {
            if (said.contains("not an ssl/tls record") || said.contains("unrecognized ssl message")) {
                return "speaks no TLS there: " + CHECK.formatted("ws://");
            }
            if (said.contains("protocol_version")
                    || said.contains("protocol version")
                    || said.contains("unsupported_protocol")) {
                return "speaks no version of TLS that this JVM accepts: enable TLS 1.2 or 1.3 there";
            }
            if (said.contains("certificate_required") || said.contains("bad_certificate")) {
                return "asks for a certificate of the client, which Onecore cannot show: switch that off for the test";
            }
            if (said.contains("handshake_failure") || said.contains("no cipher")) {
                return "shares no cipher with this JVM, or asks for a certificate of the client (" + said + ")";
            }
            return "ended the TLS handshake: " + said;
        });
    }

    private static Optional<String> network(ServerAddress server, List<Throwable> causes) {
        if (causes.stream().anyMatch(cause -> said(cause).contains("Too many open files"))) {
            return Optional.of("was not tried, as this process may open no more files, each connection being one: raise"
                    + " its limit before the run, as by 'ulimit -n 65536'");
        }
        if (any(causes, RejectedExecutionException.class)) {
            return Optional.of("was not tried, as the run was ending, as it does where a feeder has nothing left");
        }
        if (any(causes, UnknownHostException.class)) {
            return Optional.of("has a host that this machine does not know: is '" + server.host()
                    + "' spelled right, and in its DNS or /etc/hosts?");
        }
        if (any(causes, SocketTimeoutException.class) || said(causes.get(0)).contains("timed out")) {
            return Optional.of("did not answer in time: is the address right, and does a firewall let it through?");
        }
        if (any(causes, NoRouteToHostException.class)) {
            return Optional.of("cannot be reached over this machine's network: is the address right?");
        }
        if (any(causes, ConnectException.class)) {
            return Optional.of("cannot be reached ("
                    + (said(causes.get(0)).contains("refused") ? "connection refused" : said(causes.get(0)))
                    + "); is it started, and is that its port?");
        }
        return Optional.empty();
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static String said(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** What it means that a server closed the connection in place of an answer. */
    public static String closed(ServerAddress server, String request) {
        return "%s closed the connection in place of an answer to %s: %s"
                .formatted(server, request, CHECK.formatted(server.secure() ? "ws://" : "wss://"));
    }

    /** What it means that no answer to {@code request} came within {@code seconds}, though the server took the connection. */
    public static String silent(ServerAddress server, String request, long seconds) {
        return "%s did not answer %s within %s s: %s; a server that takes no more connections needs fewer of them"
                .formatted(server, request, seconds, CHECK.formatted(server.secure() ? "ws://" : "wss://"));
    }

    /** What it means that an answer is not HTTP. */
    public static String notHttp(ServerAddress server, String request) {
        return "%s does not answer %s by HTTP: %s"
                .formatted(server, request, CHECK.formatted(server.secure() ? "another server's" : "wss://"));
    }

    /**
     * What an HTTP status means that was not asked for.
     *
     * @param request such as {@code GET /info}
     * @param location where the answer points to, if anywhere
     */
    public static String answered(ServerAddress server, String request, int status, Optional<String> location) {
        return "%s answered %s with %s%s"
                .formatted(
                        server,
                        request,
                        status,
                        switch (status) {
                            case 200, 204 -> ": that is ordinary HTTP and opens no WebSocket; check the path";
                            case 301, 302, 303, 307, 308 ->
                                ", a redirect"
                                        + location.map(place -> " to " + ServerAddress.redacted(place))
                                                .orElse("")
                                        + "; Onecore follows none, so name that place itself";
                            case 400 ->
                                ": it finds the request wrong; check the sub-protocol, headers and compression that it"
                                        + " requires, and whether it should be "
                                        + (server.secure() ? "ws://" : "wss://");
                            case 401, 403 ->
                                ": it refuses requests without the right credentials; give them by"
                                        + " -Donecore.headers=@file (in a script of your own by header(…)), or the Origin"
                                        + " that it asks for";
                            case 404, 405 -> ": there is no such thing there; check the path";
                            case 407 -> ": a proxy answers there, and Onecore connects to servers directly";
                            case 426 ->
                                ": it asks for another protocol there; check the path, and that no proxy before it"
                                        + " drops the Upgrade header";
                            case 429, 503 -> ": it is too busy, or not ready yet";
                            default -> status >= 500 ? ": the server itself failed; its log says more" : "";
                        });
    }
}
