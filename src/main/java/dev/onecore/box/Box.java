package dev.onecore.box;

import dev.onecore.host.CoreSet;
import dev.onecore.ssh.SshLogin;

/**
 * A machine that takes part.
 *
 * @param name what it is called in messages and on the page
 * @param login how it is reached
 * @param java the program {@code java} there: a path, or a name that its shell finds
 * @param role what it is for
 * @param serverCores cores that a server may be held to; empty for the machine's own choice
 * @param injectorCores cores that an injector runs on; empty for all others
 * @param address where the injectors connect to its servers: an address of this box that they reach
 */
public record Box(
        String name,
        SshLogin login,
        String java,
        BoxRole role,
        CoreSet serverCores,
        CoreSet injectorCores,
        String address) {

    @Override
    public String toString() {
        return name;
    }
}
