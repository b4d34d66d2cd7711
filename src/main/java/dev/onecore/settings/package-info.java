/**
 * Strings into settings, once: {@link dev.onecore.settings.SettingsReader} takes the names and values that a user gave, whether as
 * {@code -Donecore.…} or by a test, and gives {@link dev.onecore.model.Settings}, or says what is wrong with one of them.
 * {@link dev.onecore.settings.SettingsInUse} finds the settings that a run has no use for, or that could mean several things in it,
 * and {@link dev.onecore.settings.SettingsList} is the list that a user can ask for.
 */
@NullMarked
package dev.onecore.settings;

import org.jspecify.annotations.NullMarked;
