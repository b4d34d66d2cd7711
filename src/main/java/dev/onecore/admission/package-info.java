/**
 * Who may take part in a campaign. {@link dev.onecore.admission.AvailableTargets} finds what can be started on this machine;
 * {@link dev.onecore.admission.Admission} starts each server once, as in a trial, checks it by the short form of the contract's
 * exam and times whether it delays small segments, since a comparison of servers that do different work compares nothing.
 */
@NullMarked
package dev.onecore.admission;

import org.jspecify.annotations.NullMarked;
