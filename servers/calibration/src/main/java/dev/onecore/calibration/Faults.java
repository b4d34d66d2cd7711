package dev.onecore.calibration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server is told to do wrong, from its command line; without any it is plain and correct. */
final class Faults {
    /** What {@code --help} says of them. */
    static final String HELP = """

            What it does wrong, each in an amount that is known; what really happened is logged on stderr:

              --freeze LENGTH/EVERY    the loop stands still, such as 200ms/10s from the first message on
              --poll                   the loop never sleeps, and logs at its end where it was not run
              --delay TIME[/N]         each echo waits, such as 250us, and others go on meanwhile;
                                       with /N the first N echoes do not, the next N do, and so on
              --spin TIME              each echo keeps the core busy for that time
              --work N                 each echo costs N rounds of arithmetic, one or two nanoseconds each
              --slow-start TIME/SPIN   for a time from the first message, each echo keeps the core busy
              --leak KIB               so much memory a minute is never given back
              --limit N                so many echoes a second are answered, the others wait in line
              --swallow N              every N-th echo is never sent
              --corrupt HOW            uploads are changed before they are counted and digested:
                                       flip, truncate, duplicate, swap, or each of them in turn
              --link MB                so many million bytes a second are read, over all connections
              --burn PERCENT           a thread beside the loop brings the process to that share of a core
              --hold KIB               each connection keeps so much of the heap for as long as it is open
              --touch MIB              a second after the first connection, so much memory is written to
            """;

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(us|ms|s)");
    private static final double BYTES_PER_MB = 1e6;
    private static final int BYTES_PER_MIB = 1 << 20;
    private static final int BYTES_PER_KIB = 1 << 10;

    private Freezes freezes = Freezes.NONE;
    private boolean polls;
    private long delayNs;
    private long delayTurn;
    private long spinNs;
    private long work;
    private long slowNs;
    private long slowSpinNs;
    private long mostPerSec;
    private long leakPerMinute;
    private long swallowEvery;
    private List<Corruption> corruptions = List.of();
    private double linkBytesPerSec = Double.POSITIVE_INFINITY;
    private int burnPercent;
    private int holdBytes;
    private long touchBytes;
    private final List<String> others = new ArrayList<>();

    private Faults() {}

    /**
     * Reads those arguments that are faults; {@link #others} has the rest.
     *
     * @throws IllegalArgumentException for a value that is none, in a sentence
     */
    static Faults read(String[] arguments) {
        Faults faults = new Faults();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            faults.read(rest.next(), rest);
        }
        return faults;
    }

    private void read(String name, Iterator<String> rest) {
        switch (name) {
            case "--freeze" -> {
                long[] times = times(name, rest, 2);
                freezes = new Freezes(times[0], times[1]);
            }
            case "--poll" -> polls = true;
            case "--delay" -> delay(name, value(name, rest));
            case "--spin" -> spinNs = times(name, rest, 1)[0];
            case "--work" -> work = number(name, rest, 1_000_000_000);
            case "--slow-start" -> {
                long[] times = times(name, rest, 2);
                slowNs = times[0];
                slowSpinNs = times[1];
            }
            case "--leak" -> leakPerMinute = number(name, rest, 1 << 20) << 10;
            case "--limit" -> mostPerSec = number(name, rest, 1_000_000);
            case "--swallow" -> swallowEvery = number(name, rest, 1_000_000_000);
            case "--corrupt" -> corruptions = corruptions(name, rest);
            case "--link" -> linkBytesPerSec = number(name, rest, 100_000) * BYTES_PER_MB;
            case "--burn" -> burnPercent = (int) number(name, rest, 100);
            case "--hold" -> holdBytes = (int) number(name, rest, 1_024) * BYTES_PER_KIB;
            case "--touch" -> touchBytes = number(name, rest, 1_024) * BYTES_PER_MIB;
            default -> others.add(name);
        }
    }

    private void delay(String name, String value) {
        String[] parts = value.split("/", 2);
        delayNs = times(name, List.of(parts[0]).iterator(), 1)[0];
        if (parts.length == 2) {
            delayTurn = number(name, List.of(parts[1]).iterator(), 1_000_000_000);
        }
    }

    private static long number(String name, Iterator<String> rest, long most) {
        String value = value(name, rest);
        if (value.matches("\\d{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(name + " must be a whole number from 1 to " + most + ", not " + value);
    }

    private static long[] times(String name, Iterator<String> rest, int count) {
        String value = value(name, rest);
        String[] parts = value.split("/", -1);
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            Matcher time = TIME.matcher(parts.length == count ? parts[i] : "");
            if (!time.matches()) {
                String example = count == 1 ? "250us" : "200ms/10s";
                throw new IllegalArgumentException(name + " must be like " + example + ", not " + value);
            }
            long unitNs = switch (time.group(2)) {
                case "us" -> 1_000L;
                case "ms" -> 1_000_000L;
                default -> 1_000_000_000L;
            };
            times[i] = Long.parseLong(time.group(1)) * unitNs;
        }
        return times;
    }

    private static List<Corruption> corruptions(String name, Iterator<String> rest) {
        String value = value(name, rest);
        if (value.equals("each")) {
            return List.of(Corruption.values());
        }
        for (Corruption corruption : Corruption.values()) {
            if (corruption.name().toLowerCase(Locale.ROOT).equals(value)) {
                return List.of(corruption);
            }
        }
        throw new IllegalArgumentException(name + " must be flip, truncate, duplicate, swap or each, not " + value);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.next();
    }

    /** The arguments that are not faults: those of the contract. */
    String[] others() {
        return others.toArray(new String[0]);
    }

    Freezes freezes() {
        return freezes;
    }

    /** What the machine takes of the loop, if it is to be noticed. */
    UnscheduledGaps gaps() {
        return new UnscheduledGaps(polls);
    }

    WorkPerEcho workPerEcho() {
        return new WorkPerEcho(spinNs, work, slowNs, slowSpinNs);
    }

    /**
     * How long an echo waits.
     *
     * @param echo its number, from 0
     */
    long delayNs(long echo) {
        boolean spared = delayTurn > 0 && echo / delayTurn % 2 == 0;
        return spared ? 0 : delayNs;
    }

    Leak leak() {
        return new Leak(leakPerMinute);
    }

    RateLimit rateLimit() {
        return new RateLimit(mostPerSec);
    }

    /** Of how many echoes one is swallowed; 0 for none. */
    long swallowEvery() {
        return swallowEvery;
    }

    /** What is done to the uploads of connections in turn; none when they are taken as they come. */
    List<Corruption> corruptions() {
        return corruptions;
    }

    Link link() {
        return new Link(linkBytesPerSec);
    }

    int burnPercent() {
        return burnPercent;
    }

    /** Heap that each connection keeps. */
    int holdBytes() {
        return holdBytes;
    }

    long touchBytes() {
        return touchBytes;
    }
}
