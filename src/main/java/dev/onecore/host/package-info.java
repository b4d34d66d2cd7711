/**
 * One server on one core: started, proven, watched, and ended with certainty.
 *
 * <p>A {@link dev.onecore.host.CorePlan} says which core is the server's and which are the injector's. {@link
 * dev.onecore.host.ServerProcess} is a server that runs as a child on its core; {@link dev.onecore.host.PinProof} shows
 * from the system that each thread is where the plan has it. {@link dev.onecore.host.ServerWatch}, {@link
 * dev.onecore.host.InjectorWatch} and {@link dev.onecore.host.MachineWatch} are read at two instants and say what was
 * used between them. {@link dev.onecore.host.ParentWatch} ends this process when the one that started it has gone, and
 * {@link dev.onecore.host.Machine} describes where all this happened. {@link dev.onecore.host.ProcessLimits} says before a
 * campaign whether the open files, ports and threads that it needs are allowed.
 *
 * <p>Nothing that is started here outlives this process: a normal end and Ctrl-C run a shutdown hook, and after {@code kill
 * -9} the closed standard input and the kernel's parent-death signal end the servers.
 */
@NullMarked
package dev.onecore.host;

import org.jspecify.annotations.NullMarked;
