package dev.onecore.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.Session;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** What hinders a connection, from the exceptions of JSch to words that say what to do. */
final class SshTrouble {

    private SshTrouble() {}

    static SshFailure connecting(SshRoute route, SshKeys keys, Session session, JSchException e, Duration timeout) {
        return new SshFailure(route.words() + ": " + reason(route, keys, session, e, timeout), e);
    }

    private static String reason(SshRoute route, SshKeys keys, Session session, JSchException e, Duration timeout) {
        if (e instanceof JSchHostKeyException key) {
            return hostKey(route, session.getHostKey(), key);
        }
        String said = String.valueOf(e.getMessage());
        if (said.startsWith("Auth")) {
            return keys.words() + "; let the key in there with ssh-copy-id, or name another one";
        }
        if (said.contains("timeout") || caused(e, SocketTimeoutException.class)) {
            return late(route, timeout);
        }
        if (caused(e, UnknownHostException.class)) {
            return "the name " + route.host() + " does not resolve; give the address, or HostName in ~/.ssh/config";
        }
        if (caused(e, NoRouteToHostException.class) || said.contains("unreachable")) {
            return "no route leads there; is the machine up, and the address right?";
        }
        if (caused(e, ConnectException.class) || said.contains("Connection refused")) {
            return "nothing listens on port " + route.port()
                    + " (connection refused); is sshd running there, and is this its port?";
        }
        if (said.contains("closed by foreign host") || said.contains("invalid server's version string")) {
            return "what listens on port " + route.port() + " does not speak SSH, or closed the connection at once";
        }
        return "SSH could not be agreed on: " + said;
    }

    static String late(SshRoute route, Duration timeout) {
        return "port " + route.port() + " did not answer within " + timeout.toSeconds()
                + " s; is the machine up, and does a firewall drop what goes there?";
    }

    private static String hostKey(SshRoute route, HostKey key, JSchHostKeyException e) {
        String file = route.newHosts().toString();
        String seen = key.getType() + ", " + fingerprint(key);
        if (e instanceof JSchChangedHostKeyException) {
            return "its host key (" + seen + ") is not the one in " + file
                    + ". Either the machine was set up anew, then remove the old one with ssh-keygen -R '"
                    + route.knownAs() + "' -f " + file + "; or somebody stands in between";
        }
        if (e instanceof JSchRevokedHostKeyException) {
            return "its host key (" + seen + ") is marked as revoked in " + file;
        }
        return "its host key (" + seen
                + ") is unknown. If ssh-keygen -lf shows the same fingerprint there, add this line to " + file
                + System.lineSeparator() + "  " + route.knownAs() + " " + key.getType() + " " + key.getKey();
    }

    /** As ssh prints it. */
    private static String fingerprint(HostKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key.getKey().getBytes(StandardCharsets.US_ASCII)));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean caused(Throwable e, Class<? extends Throwable> kind) {
        return Optional.ofNullable(e.getCause())
                .filter(cause -> kind.isInstance(cause) || caused(cause, kind))
                .isPresent();
    }
}
