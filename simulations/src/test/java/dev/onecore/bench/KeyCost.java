package dev.onecore.bench;

import dev.onecore.script.Answer;
import dev.onecore.script.Inbox;
import dev.onecore.script.Match;
import dev.onecore.script.Message;
import dev.onecore.script.Part;
import dev.onecore.script.Pending;
import dev.onecore.script.ScriptFailure;
import dev.onecore.script.Splitters;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it costs to tell answers apart by a key, beside answers that come in order: nanoseconds of CPU time a message, from the moment at which its
 * answer is awaited until that is found, without a socket. Both the key of what is sent and that of what comes are in it. All
 * contestants take turns in one process; the first repetitions warm up and are dropped, and medians are compared.
 *
 * <p>With the class path of {@link ActionCost}, on a quiet machine:
 *
 * <pre>
 * java -cp ... dev.onecore.bench.KeyCost 9
 * </pre>
 *
 * <p>The argument is the number of repetitions that count. It exits 1 when a key costs more than 1,000 ns over the next message.
 */
public final class KeyCost {
    private static final int DEFAULT_REPETITIONS = 9;
    private static final int WARM_UPS = 4;
    private static final int MESSAGES = 400_000;
    private static final int DIFFERENT = 1_024;
    private static final int OUTSTANDING = 16;
    private static final double MOST_NS_MORE = 1_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String IN_ORDER = "next";
    private static final Map<String, Answer> ANSWERS = answers();

    private KeyCost() {}

    private static Map<String, Answer> answers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put(IN_ORDER, new Answer.NextMessage(Match.any()));
        answers.put("key, JSON pointer", keyed(Part.json("/id")));
        answers.put("key, regex", keyed(Part.regex("\"id\":(\\d+)")));
        return answers;
    }

    private static Answer keyed(Part key) {
        return new Answer.Keyed(key, key, new Answer.NextMessage(Match.any()));
    }

    /** Messages of a size and shape, which differ by their ids. */
    private record Shape(String name, String before, String after) {
        byte[][] messages() {
            byte[][] messages = new byte[DIFFERENT][];
            for (int id = 0; id < DIFFERENT; id++) {
                messages[id] = (before + (1_000_000 + id) + after).getBytes(StandardCharsets.UTF_8);
            }
            return messages;
        }
    }

    private static List<Shape> shapes() {
        String content = "\"params\":{\"room\":\"lobby\",\"lines\":["
                + "\"the quick brown fox jumps over the lazy dog\",".repeat(20) + "17.25,true,null]}";
        return List.of(
                new Shape("60 bytes", "{\"jsonrpc\":\"2.0\",\"id\":", ",\"method\":\"echo\",\"n\":1}"),
                new Shape("1 KB, key first", "{\"jsonrpc\":\"2.0\",\"id\":", "," + content + "}"),
                new Shape("1 KB, key last", "{\"jsonrpc\":\"2.0\"," + content + ",\"id\":", "}"));
    }

    /** Runs the benchmark and prints its table. */
    public static void main(String[] arguments) throws ScriptFailure {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_REPETITIONS;
        Map<Shape, Map<String, List<Double>>> samples = new LinkedHashMap<>();
        for (int repetition = -WARM_UPS; repetition < repetitions; repetition++) {
            for (Shape shape : shapes()) {
                byte[][] messages = shape.messages();
                for (Map.Entry<String, Answer> answer : ANSWERS.entrySet()) {
                    double nanoseconds = nanosecondsEach(answer.getValue(), messages);
                    if (repetition >= 0) {
                        samples.computeIfAbsent(shape, first -> new LinkedHashMap<>())
                                .computeIfAbsent(answer.getKey(), first -> new ArrayList<>())
                                .add(nanoseconds);
                    }
                }
            }
        }
        System.exit(report(samples) ? 0 : 1);
    }

    private static double nanosecondsEach(Answer answer, byte[][] messages) throws ScriptFailure {
        AnsweredCount count = new AnsweredCount();
        Inbox inbox = new Inbox(List.of(), Splitters.whole().get(), count);
        long beginNs = System.nanoTime();
        long beginCpuNs = THREADS.getCurrentThreadCpuTime();
        for (int message = 0; message < MESSAGES + OUTSTANDING; message++) {
            if (message < MESSAGES) {
                Pending pending = new Pending(count, answer, message, beginNs, beginNs, Long.MAX_VALUE, false);
                inbox.expect(pending, Message.of(true, messages[message % DIFFERENT]));
            }
            if (message >= OUTSTANDING) {
                inbox.received(Message.of(true, messages[(message - OUTSTANDING) % DIFFERENT]), beginNs);
            }
        }
        double nanoseconds = THREADS.getCurrentThreadCpuTime() - beginCpuNs;
        if (count.answered != MESSAGES) {
            throw new IllegalStateException(count.answered + " of " + MESSAGES + " messages were answered");
        }
        return nanoseconds / MESSAGES;
    }

    private static boolean report(Map<Shape, Map<String, List<Double>>> samples) {
        boolean reached = true;
        System.out.println(
                "CPU ns a message: median, least and most of its repetitions; more than the next message; over it");
        for (Map.Entry<Shape, Map<String, List<Double>>> shape : samples.entrySet()) {
            double inOrder = Spread.of(shape.getValue().get(IN_ORDER)).median();
            int bytes = shape.getKey().messages()[0].length;
            for (Map.Entry<String, List<Double>> each : shape.getValue().entrySet()) {
                Spread spread = Spread.of(each.getValue());
                double more = spread.median() - inOrder;
                reached &= more <= MOST_NS_MORE;
                System.out.printf(
                        Locale.ROOT,
                        "%-16s (%,5d) %-18s %s  %+,6.0f  x %6.2f%s%n",
                        shape.getKey().name(),
                        bytes,
                        each.getKey(),
                        spread,
                        more,
                        spread.median() / inOrder,
                        more <= MOST_NS_MORE ? "" : "  MISSED");
            }
        }
        return reached;
    }

    /** Counts answers. */
    private static final class AnsweredCount implements Inbox.UnaskedListener, Pending.Owner {
        private long answered;

        @Override
        public void answered(Pending pending, Message reply, long arrivalNs) {
            answered++;
        }

        @Override
        public void first(Pending pending, long arrivalNs) {}

        @Override
        public void failed(Pending pending, String reason, long nowNs) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void reply(Message message) {}

        @Override
        public void counted(String name) {}

        @Override
        public void measured(long ns, long arrivalNs) {}

        @Override
        public void unmatched(Message message) {
            throw new IllegalStateException(message.quoted());
        }

        @Override
        public void orderLost() {}

        @Override
        public void late() {}

        @Override
        public void doubtful() {}
    }
}
