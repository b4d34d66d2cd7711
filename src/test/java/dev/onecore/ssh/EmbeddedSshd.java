package dev.onecore.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** A machine's sshd inside this JVM, on a free port of loopback, with a home folder for the user who comes. */
public final class EmbeddedSshd implements AutoCloseable {

    final SshServer server = SshServer.setUpDefaultServer();
    final Path home;
    final Path key;

    private EmbeddedSshd(Path home) throws IOException {
        this.home = home;
        Path ssh = Files.createDirectories(home.resolve(".ssh"));
        key = ssh.resolve("id_ecdsa");
        String allowed = newKey(key, null);
        SimpleGeneratorHostKeyProvider host = new SimpleGeneratorHostKeyProvider();
        host.setAlgorithm("EC");
        host.setKeySize(256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(host);
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(offered, parsed(allowed)));
        server.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(command, "sh", "-c", command).createShell(channel));
        server.start();
    }

    /** One whose user lives in {@code home}, with a key that it lets in and no known hosts. */
    public static EmbeddedSshd start(Path home) throws IOException {
        return new EmbeddedSshd(home);
    }

    /** Makes a private key and returns the public one's line. */
    static String newKey(Path file, byte[] passphrase) throws IOException {
        try {
            KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
            pair.writePrivateKey(file.toString(), passphrase);
            Path line = file.resolveSibling(file.getFileName() + ".pub");
            pair.writePublicKey(line.toString(), "test");
            return Files.readString(line).strip();
        } catch (JSchException e) {
            throw new IOException(e);
        }
    }

    private static java.security.PublicKey parsed(String line) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
        } catch (Exception e) {
            throw new IllegalStateException(line, e);
        }
    }

    public SshFiles files() {
        return new SshFiles(home, Optional.empty());
    }

    public SshLogin login() {
        return new SshLogin("127.0.0.1", Optional.of("me"), OptionalInt.of(server.getPort()), Optional.of(key));
    }

    /** Connects once its key is known. */
    public SshConnection connect() throws IOException {
        trust();
        return SshConnection.open(login(), files());
    }

    /** Does what the message about an unknown host key asks for. */
    public void trust() throws IOException {
        try {
            SshConnection.open(login(), files()).close();
        } catch (SshFailure unknown) {
            String line = String.valueOf(unknown.getMessage())
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            Path known = files().knownHosts();
            Files.writeString(known, (Files.exists(known) ? Files.readString(known) : "") + line.strip() + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
