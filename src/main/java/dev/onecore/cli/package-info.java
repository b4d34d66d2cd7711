/**
 * The command line, {@code java -jar onecore.jar}: the only room of this module with {@code main}, {@code System.exit}, arguments and
 * the environment.
 */
@NullMarked
package dev.onecore.cli;

import org.jspecify.annotations.NullMarked;
