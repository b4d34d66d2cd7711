/**
 * The two case studies of Python servers that this project grew from: their workloads measured again, the figures that they
 * printed, and what they concluded.
 */
@NullMarked
package dev.onecore.casestudy;

import org.jspecify.annotations.NullMarked;
