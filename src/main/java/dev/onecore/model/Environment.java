package dev.onecore.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reader must know to judge a campaign, or to run it again. What an old campaign did not record is empty.
 *
 * @param machine hardware, kernel and JVM
 * @param cores who ran where
 * @param injector the JVM that put on the load
 * @param revision the project's git revision
 * @param seed what every random order and schedule came from
 * @param contenders the servers that were started, by {@link Target.Contender#folder}
 * @param leftOut a line for each target that could not take part
 * @param idleStates whether cores were kept from sleeping, in words
 * @param calibration the last one of this machine before the campaign; empty when there was none
 * @param others facts whose names are not known here, as another version may have written, by their path such as
 *     {@code cores.governor}; they are shown as they are
 */
public record Environment(
        MachineFacts machine,
        Optional<UsedCores> cores,
        Optional<InjectorJvm> injector,
        Optional<String> revision,
        OptionalLong seed,
        SortedMap<String, StartedServer> contenders,
        List<String> leftOut,
        Optional<String> idleStates,
        Optional<LastCalibration> calibration,
        SortedMap<String, String> others) {

    /** Nothing known. */
    public static final Environment UNKNOWN = new Environment(
            new MachineFacts(Map.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            new TreeMap<>(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>());

    public Environment {
        contenders = Collections.unmodifiableSortedMap(new TreeMap<>(contenders));
        leftOut = List.copyOf(leftOut);
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /**
     * A machine as it describes itself.
     *
     * @param facts by name, such as {@code cpu.model}; what the system does not tell is absent
     */
    public record MachineFacts(SortedMap<String, String> facts) {

        /** What stands before the facts of another machine that the servers ran on. */
        public static final String SERVERS = "server.";

        public MachineFacts {
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }

        /** Takes facts in any order. */
        public MachineFacts(Map<String, String> facts) {
            this(new TreeMap<>(facts));
        }

        /** The processor's name. */
        public Optional<String> processor() {
            return fact("cpu.model");
        }

        /** How many logical cores it has, as text. */
        public Optional<String> logicalCores() {
            return fact("cpu.logical");
        }

        /** That it is a virtual machine, in words; empty for one that is not, or does not tell. */
        public Optional<String> virtual() {
            return fact("virtual");
        }

        /** The kernel's name and version. */
        public Optional<String> kernel() {
            return fact("kernel");
        }

        /** The name of the box that the servers ran on; empty where that was this machine. */
        public Optional<String> serverBox() {
            return fact(SERVERS + "name");
        }

        /** What that box says of itself. */
        public MachineFacts ofServers() {
            SortedMap<String, String> theirs = new TreeMap<>();
            facts.forEach((name, fact) -> {
                if (name.startsWith(SERVERS)) {
                    theirs.put(name.substring(SERVERS.length()), fact);
                }
            });
            return new MachineFacts(theirs);
        }

        private Optional<String> fact(String name) {
            return Optional.ofNullable(facts.get(name)).filter(fact -> !fact.isEmpty());
        }
    }

    /**
     * Which cores were the server's and the injector's.
     *
     * @param server the server's core; empty for any
     * @param injector the injector's, such as {@code 0,2-3}
     * @param sharesPhysicalCore whether one of them is the other half of the server's physical core
     * @param notPinned why not everything was pinned; empty when all was
     */
    public record UsedCores(
            OptionalInt server, Optional<String> injector, boolean sharesPhysicalCore, Optional<String> notPinned) {}

    /**
     * The injector's JVM.
     *
     * @param version its name and version
     * @param flags it was started with, secrets hidden
     */
    public record InjectorJvm(Optional<String> version, List<String> flags) {

        public InjectorJvm {
            flags = List.copyOf(flags);
        }
    }

    /**
     * A contender as it was started.
     *
     * @param title for readers
     * @param command secrets hidden, paths relative to the project
     * @param version as its own tools tell it; empty where none does
     * @param settings what was set and why, by name
     */
    public record StartedServer(
            Optional<String> title,
            List<String> command,
            Optional<String> version,
            SortedMap<String, String> settings) {

        public StartedServer {
            command = List.copyOf(command);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /**
     * What a calibration found.
     *
     * @param summary in a sentence
     * @param campaign the calibration's own
     * @param when it ended
     * @param passed how many claims held
     * @param total of how many
     * @param failed those that did not, in sentences
     */
    public record LastCalibration(
            String summary,
            Optional<String> campaign,
            Optional<Instant> when,
            OptionalInt passed,
            OptionalInt total,
            List<String> failed) {

        public LastCalibration {
            failed = List.copyOf(failed);
        }

        /** Whether every claim held. */
        public boolean holds() {
            return failed.isEmpty() && passed.equals(total);
        }
    }
}
