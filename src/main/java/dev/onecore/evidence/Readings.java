package dev.onecore.evidence;

import dev.onecore.model.ResourceSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The readings of a log; where there are more than {@value #MOST}, each is the mean of two, or of four and so on. */
final class Readings {
    /** Ten minutes at ten a second. */
    static final int MOST = 6_000;

    private final List<ResourceSample> kept = new ArrayList<>();
    private Optional<ResourceSample> begun = Optional.empty();
    private int each = 1;
    private int inBegun;

    void add(ResourceSample sample) {
        int before = inBegun;
        begun = Optional.of(begun.map(mean -> mean.with(sample, before)).orElse(sample));
        inBegun++;
        if (inBegun == each) {
            kept.add(begun.get());
            begun = Optional.empty();
            inBegun = 0;
            if (kept.size() == MOST) {
                halve();
            }
        }
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            kept.set(i, kept.get(2 * i).with(kept.get(2 * i + 1), 1));
        }
        kept.subList(MOST / 2, MOST).clear();
        each *= 2;
    }

    /** All of them in order of time. */
    List<ResourceSample> inOrder() {
        List<ResourceSample> all = new ArrayList<>(kept);
        begun.ifPresent(all::add);
        all.sort(Comparator.comparingLong(ResourceSample::atNs));
        return all;
    }
}
