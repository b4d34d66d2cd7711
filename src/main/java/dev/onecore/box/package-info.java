/**
 * Other machines that take part in a campaign.
 *
 * <p>An {@link dev.onecore.box.Inventory} lists the {@link dev.onecore.box.Box}es that the user can reach by SSH, and what each
 * is for. {@link dev.onecore.box.BoxCheck} says whether one has what a campaign needs, and what to do where it has not.
 */
@NullMarked
package dev.onecore.box;

import org.jspecify.annotations.NullMarked;
