package dev.onecore.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What may happen to an upload between the wire and its digest. */
enum Corruption {
    /** One bit in the middle is the other one. */
    FLIP {
        @Override
        List<byte[]> of(List<byte[]> chunks) {
            List<byte[]> changed = new ArrayList<>(chunks);
            byte[] victim = changed.get(chunks.size() / 2).clone();
            victim[victim.length / 2] ^= 1;
            changed.set(chunks.size() / 2, victim);
            return changed;
        }
    },
    /** The last byte is lost. */
    TRUNCATE {
        @Override
        List<byte[]> of(List<byte[]> chunks) {
            List<byte[]> changed = new ArrayList<>(chunks);
            byte[] last = changed.remove(chunks.size() - 1);
            changed.add(Arrays.copyOf(last, last.length - 1));
            return changed;
        }
    },
    /** The first chunk is there twice, and the second one not at all, so that only its content tells. */
    DUPLICATE {
        @Override
        List<byte[]> of(List<byte[]> chunks) {
            List<byte[]> changed = new ArrayList<>(chunks);
            changed.set(1, changed.get(0));
            return changed;
        }
    },
    /** The first two chunks, whose content differs, have changed places. */
    SWAP {
        @Override
        List<byte[]> of(List<byte[]> chunks) {
            List<byte[]> changed = new ArrayList<>(chunks);
            Collections.swap(changed, 0, 1);
            return changed;
        }
    };

    /** The chunks as they are counted and digested; at least two come in, the first two of one length. */
    abstract List<byte[]> of(List<byte[]> chunks);
}
