/**
 * The pages in a real browser: Debian's Chromium, headless, through its own chromedriver. Where there is none the tests say so
 * and are skipped; where {@code CI} is set in the environment that is a failure. Screenshots land in
 * {@code target/screenshots}.
 */
@NullMarked
package dev.onecore.report.browser;

import org.jspecify.annotations.NullMarked;
