/** Protocols that many applications speak, each as a script to be copied. A test runs each against a small server. */
@NullMarked
package dev.onecore.examples;

import org.jspecify.annotations.NullMarked;
