/**
 * Strings into settings, once: {@link dev.onecore.settings.SettingsReader} takes the names and values that a user gave, whether as
 * {@code -Donecore.…} or by a test, and gives {@link dev.onecore.model.Settings}, or says what is wrong with one of them.
 */
@NullMarked
package dev.onecore.settings;

import org.jspecify.annotations.NullMarked;
