package dev.onecore.campaign;

import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * In which order the servers of one round are loaded: one at a time, phase after phase, and within a phase turn after turn, each
 * target once a turn, in an order that is drawn anew.
 *
 * <p>What the machine does within seconds then falls on all targets alike: neighbours in time share it, where whole trials of a
 * quarter of a minute do not (Bulej et al., "Duet Benchmarking: Improving Measurement Accuracy in the Cloud", ICPE 2020, where both
 * run at once; here the one that waits leaves the core to the other).
 *
 * <p>All methods but {@link #leave} are called on the executor's thread.
 */
final class TurnOrder {

    /** How long the users of one server are waited for while another's are ready. */
    static final Duration ABSENCE_TIMEOUT = Duration.ofSeconds(60);

    /**
     * One turn of one target.
     *
     * @param target its number in the round, from 0
     * @param phase its name
     * @param turn from 1
     */
    record Place(int target, String phase, int turn) {}

    private final List<Place> places;
    private final ScheduledExecutorService executor;
    private final Consumer<Place> absent;
    private final Map<Place, Runnable> ready = new HashMap<>();
    private final Set<Place> over = new HashSet<>();
    private final Set<Integer> left = new HashSet<>();
    private @Nullable Place running;
    private @Nullable Future<?> absence;
    private int next;

    private TurnOrder(List<Place> places, ScheduledExecutorService executor, Consumer<Place> absent) {
        this.places = places;
        this.executor = executor;
        this.absent = absent;
    }

    /**
     * The order of a round.
     *
     * @param targets how many servers are up
     * @param absent hears of the place whose users did not come in time; its target is passed over from then on
     */
    static TurnOrder of(
            Workload workload,
            int targets,
            RandomGenerator random,
            ScheduledExecutorService executor,
            Consumer<Place> absent) {
        List<Place> places = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            order.add(target);
        }
        for (Phase phase : workload.phases()) {
            for (int turn = 1; turn <= phase.turns(); turn++) {
                // Fisher and Yates.
                for (int last = order.size() - 1; last > 0; last--) {
                    Collections.swap(order, last, random.nextInt(last + 1));
                }
                for (int target : order) {
                    places.add(new Place(target, phase.name(), turn));
                }
            }
        }
        return new TurnOrder(places, executor, absent);
    }

    /** The users of a place are there: {@code begin} is called now, or when all before it are over. */
    void ready(Place place, Runnable begin) {
        ready.put(place, begin);
        advance();
    }

    /** A place is over, or will never be taken. */
    void finished(Place place) {
        over.add(place);
        advance();
    }

    /** A target's trial broke: it takes no place any more. Any thread may call it. */
    void leave(int target) {
        try {
            executor.execute(() -> {
                left.add(target);
                advance();
            });
        } catch (RejectedExecutionException ended) {
            // The campaign was ended from outside, and with it every place.
            return;
        }
    }

    private void advance() {
        while (next < places.size() && (running == null || over.contains(running))) {
            Place place = places.get(next);
            Runnable begin = ready.remove(place);
            if (over.contains(place) || left.contains(place.target())) {
                next++;
            } else if (begin == null) {
                break;
            } else {
                next++;
                running = place;
                begin.run();
            }
        }
        watchAbsence();
    }

    /** The place that others wait for, though no server is under load. */
    private Optional<Place> missing() {
        boolean idle = running == null || over.contains(running);
        return idle && next < places.size() && !ready.isEmpty() ? Optional.of(places.get(next)) : Optional.empty();
    }

    private void watchAbsence() {
        if (absence != null) {
            absence.cancel(false);
            absence = null;
        }
        missing()
                .ifPresent(place -> absence = executor.schedule(
                        () -> {
                            left.add(place.target());
                            absent.accept(place);
                            advance();
                        },
                        ABSENCE_TIMEOUT.toNanos(),
                        TimeUnit.NANOSECONDS));
    }
}
