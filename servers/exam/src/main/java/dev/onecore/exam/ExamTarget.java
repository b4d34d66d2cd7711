package dev.onecore.exam;

import java.util.List;

/** What an exam checks: a server at an address, or a command line that starts one. */
interface ExamTarget {

    /** Returns the rules for it, in order. */
    List<Rule> rules();

    /** Returns whether nothing more can be learnt from it. */
    boolean isLost();

    /** Releases all that the current rule holds: connections, processes. */
    void release();

    /** Releases what is held across rules too. */
    void end();
}
