/**
 * The JVM in which Gatling runs and the load is made: whether it has a {@link dev.onecore.injector.GatlingRelease} that this library
 * was built for, and how it is set up ({@link dev.onecore.injector.JvmPreparation}). Everything here is done once, before the first
 * message.
 */
@NullMarked
package dev.onecore.injector;

import org.jspecify.annotations.NullMarked;
