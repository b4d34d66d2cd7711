package dev.onecore.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;

/**
 * The keys of one login: those of files first, then those of the agent. (JSch's own mixture of both would hand the files' keys
 * over to the agent, where they stay.)
 */
final class SshKeys implements IdentityRepository {

    private final List<Identity> identities = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<Path> locked = new ArrayList<>();

    private SshKeys() {}

    /**
     * The keys of a route.
     *
     * @throws SshFailure when a file that was asked for is missing or holds no key that can be used
     */
    static SshKeys of(SshRoute route) throws SshFailure {
        SshKeys keys = new SshKeys();
        for (Path file : route.keys()) {
            keys.read(file, route.keys().size() == 1);
        }
        route.agent().ifPresent(keys::ask);
        return keys;
    }

    private void read(Path file, boolean alone) throws SshFailure {
        if (!Files.isReadable(file)) {
            throw new SshFailure("the key " + file + (Files.exists(file) ? " cannot be read" : " does not exist"));
        }
        JSch files = new JSch();
        try {
            files.addIdentity(file.toString());
        } catch (JSchException e) {
            if (alone) {
                throw new SshFailure("the file " + file + " holds no private key that can be read", e);
            }
            return;
        }
        for (Identity identity : files.getIdentityRepository().getIdentities()) {
            if (identity.isEncrypted()) {
                locked.add(file);
            } else {
                identities.add(identity);
                sources.add("the key " + file);
            }
        }
    }

    private void ask(Path socket) {
        try {
            SSHAgentConnector connector = new SSHAgentConnector(socket);
            if (connector.isAvailable()) {
                identities.addAll(new AgentIdentityRepository(connector).getIdentities());
                sources.add("the agent's keys");
            }
        } catch (AgentProxyException noAgent) {
            // What was tried is said when no key is accepted.
        }
    }

    /** Which keys were offered, and why others were not, in words. */
    String words() {
        String offered = sources.isEmpty() ? "no key was found to offer" : String.join(", ", sources) + " refused";
        return locked.isEmpty()
                ? offered
                : offered + "; " + locked.get(0) + " has a passphrase: load it into the agent with ssh-add "
                        + locked.get(0);
    }

    @Override
    public String getName() {
        return "keys of one login";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    // JSch's own type.
    @SuppressWarnings("JdkObsolete")
    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(identities);
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        // Nothing is kept elsewhere.
    }
}
