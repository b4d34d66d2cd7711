/**
 * The exam of the wire contract {@code onecore/1}: each sentence of it that can be seen from outside is a {@link
 * dev.onecore.exam.Rule}, plain code over raw sockets, so that frames can be broken on purpose.
 *
 * <p>An {@link dev.onecore.exam.Exam} checks a server that runs at a {@code ws://} address against its rules, a {@link
 * dev.onecore.exam.ProcessExam} a command line that starts one. Each rule gives a {@link dev.onecore.exam.Finding}
 * with its {@link dev.onecore.exam.Outcome}; a {@link dev.onecore.exam.Transcript} prints them row by row. The
 * command line and each server's tests run the same rules.
 */
@NullMarked
package dev.onecore.exam;

import org.jspecify.annotations.NullMarked;
