@NullMarked
package dev.onecore.report;

import org.jspecify.annotations.NullMarked;
