/**
 * A Gatling plug-in for WebSocket measurements: actions over Netty that count time in nanoseconds from the
 * intended start, check every byte that comes back, and cost little more than a bare Netty client.
 *
 * <p>Start with {@link dev.onecore.socket.SocketDsl}. The story of a virtual user and its socket:
 *
 * <pre>
 *   connect ----&gt; Handshake, by Netty's client
 *                     | open: Socket takes the place of the frame codec
 *                     v
 *   echo, stream, upload ... (one action a phase)
 *      | wait until all users are there (PhaseBarrier)
 *      v
 *   PhaseDriver, one a phase:  begin --&gt; operations --&gt; end of phase --&gt; what is outstanding comes back --&gt; next action
 *      |                                                |
 *      | wrong, missing, reordered or truncated reply,  | nothing came in time
 *      v                                                v
 *   Socket broken: operations failed, KO; the user passes through later phases without work
 *      |
 *   close
 * </pre>
 *
 * <p>A user lives on one event loop, so nothing here is locked; there is one for each of the injector's cores ({@code InjectorLoops}). Times and counts go into the loop's
 * {@link dev.onecore.load.LoopRecorder}; Gatling's own report gets each operation, or one record per connection and 100 ms where
 * there are more than 5,000 a second, named "… (batch)".
 */
@NullMarked
package dev.onecore.socket;

import org.jspecify.annotations.NullMarked;
