/**
 * A server whose behaviour is known beforehand, so that what the tool says of it can be checked.
 *
 * <p>Without an argument of its own it is a plain, correct server on the JDK's selector: one {@link Loop}, one {@link Peer} a
 * connection. {@link Faults} make it freeze, wait, work, swallow or lie, each in an amount that was asked for, and
 * {@link GroundTruthLog} logs what it really did.
 */
@NullMarked
package dev.onecore.calibration;

import org.jspecify.annotations.NullMarked;
