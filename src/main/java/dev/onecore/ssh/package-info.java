/**
 * What is done on another machine, by SSH: connect, run a command, copy a file, open a forward.
 *
 * <p>An {@link dev.onecore.ssh.SshLogin} says which machine; {@link dev.onecore.ssh.SshFiles} where this user's configuration,
 * known hosts and agent are. {@link dev.onecore.ssh.SshConnection} is connected or has failed with an {@link
 * dev.onecore.ssh.SshFailure}, whose message says in plain words what is wrong and what to do. An unknown host key is always
 * refused. Every wait has a deadline.
 */
@NullMarked
package dev.onecore.ssh;

import org.jspecify.annotations.NullMarked;
