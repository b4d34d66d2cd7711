package dev.onecore.socket;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.CoreComponents;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import scala.Option;

/**
 * One user's part of Gatling's own report, in its milliseconds. Gatling reads about 100,000 records a second back, so that of a
 * fast load it gets one record per connection and 100 ms, from the first start to the last reply in it.
 */
final class GatlingRecords {
    private static final long BATCH_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Pattern NUMBER = Pattern.compile("^message \\d+ (?=was )");
    private static final Pattern KEY = Pattern.compile(", key [^;]*(?=; )");
    private static final Pattern WHOSE = Pattern.compile(",? for message \\d+( of user \\d+)?$");

    private final StatsEngine engine;
    private final Session session;
    private final String name;
    private final boolean batched;
    private final long baseMillis;
    private final long baseNs = System.nanoTime();
    private boolean pending;
    private long firstNs;
    private long lastNs;

    private GatlingRecords(CoreComponents core, Session session, String name, boolean batched) {
        this.engine = core.statsEngine();
        this.baseMillis = core.clock().nowMillis();
        this.session = session;
        this.name = name;
        this.batched = batched;
    }

    /** One record an operation. */
    static GatlingRecords single(CoreComponents core, Session session, String name) {
        return new GatlingRecords(core, session, name, false);
    }

    /** One record every 100 ms, and one for each failure. */
    static GatlingRecords batched(CoreComponents core, Session session, String name) {
        return new GatlingRecords(core, session, name + " (batch)", true);
    }

    /** An operation was done. */
    void ok(long startNs, long endNs) {
        if (!batched) {
            log(startNs, endNs, OK$.MODULE$, Option.empty());
            return;
        }
        if (!pending) {
            pending = true;
            firstNs = startNs;
        }
        lastNs = endNs;
        if (endNs - firstNs >= BATCH_NS) {
            flush();
        }
    }

    /** An operation failed. */
    void ko(long startNs, long endNs, String reason) {
        log(startNs, endNs, KO$.MODULE$, Option.apply(kind(reason)));
    }

    /** Gatling lists failures by their words: those of one kind would be as many lines as messages, if each named its number, key and user. */
    static String kind(String reason) {
        String unnumbered = NUMBER.matcher(reason).replaceFirst("a message ");
        return WHOSE.matcher(KEY.matcher(unnumbered).replaceFirst("")).replaceFirst("");
    }

    /** Logs what is left of the last batch. */
    void flush() {
        if (pending) {
            pending = false;
            log(firstNs, lastNs, OK$.MODULE$, Option.empty());
        }
    }

    private void log(long startNs, long endNs, Status status, Option<String> message) {
        engine.logResponse(
                session.scenario(),
                session.groups(),
                name,
                millis(startNs),
                millis(endNs),
                status,
                Option.empty(),
                message);
    }

    private long millis(long ns) {
        return baseMillis + Math.floorDiv(ns - baseNs, TimeUnit.MILLISECONDS.toNanos(1));
    }
}
