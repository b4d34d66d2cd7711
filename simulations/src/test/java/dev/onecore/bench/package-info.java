/**
 * What an action costs the injector, beside a bare Netty client and beside Gatling's own {@code ws} DSL: {@link
 * dev.onecore.bench.ActionCost}.
 */
@NullMarked
package dev.onecore.bench;

import org.jspecify.annotations.NullMarked;
