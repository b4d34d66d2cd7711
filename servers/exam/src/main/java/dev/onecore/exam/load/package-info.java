/**
 * What an adapter costs: the same echo load on a server of the contract and on a bare one of its framework, and the
 * ratio of their CPU time per message.
 *
 * <p>{@link dev.onecore.exam.load.EchoLoad} is the client; {@link dev.onecore.exam.load.EchoCost} starts both servers,
 * turn about, and prints what came of it.
 */
@NullMarked
package dev.onecore.exam.load;

import org.jspecify.annotations.NullMarked;
