@NullMarked
package dev.onecore.model;

import org.jspecify.annotations.NullMarked;
