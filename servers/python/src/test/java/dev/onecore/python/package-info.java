/**
 * The exam of the Python contenders.
 *
 * <p>{@link dev.onecore.python.Contender} is one of them as its descriptor describes it, {@link dev.onecore.python.PythonExam} what is
 * asked of each.
 */
@NullMarked
package dev.onecore.python;

import org.jspecify.annotations.NullMarked;
