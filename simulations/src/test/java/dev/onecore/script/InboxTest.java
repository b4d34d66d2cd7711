package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each message is decided to be, on instants in nanoseconds that are made up. */
class InboxTest {
    private static final Answer NEXT = new Answer.NextMessage(Match.any());
    private static final Answer BY_ID = keyed(NEXT);
    private static final long TIMEOUT_NS = 1_000_000_000;
    private static final long NONE = Long.MAX_VALUE;

    private static Answer keyed(Answer then) {
        return new Answer.Keyed(Part.json("/id"), Part.json("/id"), then);
    }

    private static Answer first(String text) {
        return new Answer.First(Match.contains(text));
    }

    /** Writes down what it is told. */
    private static final class InboxLog implements Inbox.UnaskedListener, Pending.Owner {
        private final List<String> all = new ArrayList<>();
        private Runnable onAnswer = () -> {};
        private boolean orderIsLost;

        @Override
        public void answered(Pending pending, Message reply, long arrivalNs) {
            all.add(pending.number() + " <- " + reply.text() + " @" + arrivalNs);
            onAnswer.run();
        }

        @Override
        public void first(Pending pending, long arrivalNs) {
            all.add(pending.number() + " first @" + arrivalNs);
        }

        @Override
        public void failed(Pending pending, String reason, long nowNs) {
            all.add(pending.number() + " failed @" + nowNs + ": " + reason);
        }

        @Override
        public void reply(Message message) {
            all.add("reply " + message.text());
        }

        @Override
        public void counted(String name) {
            all.add("counted " + name);
        }

        @Override
        public void measured(long ns, long arrivalNs) {
            all.add("measured " + ns + " @" + arrivalNs);
        }

        @Override
        public void unmatched(Message message) {
            all.add("unmatched " + message.text());
        }

        @Override
        public void orderLost() {
            orderIsLost = true;
        }

        @Override
        public void late() {
            all.add("late");
        }

        @Override
        public void doubtful() {
            all.add("doubtful");
        }

        List<String> take() {
            List<String> taken = List.copyOf(all);
            all.clear();
            return taken;
        }
    }

    private final InboxLog told = new InboxLog();
    private Inbox inbox = inbox();
    private long number;

    private Inbox inbox(UnaskedRule... rules) {
        return new Inbox(List.of(rules), Splitters.whole().get(), told);
    }

    private static UnaskedRule on(String text, Reaction reaction) {
        return new UnaskedRule(Match.contains(text), reaction);
    }

    private void send(Answer answer, String text, long atNs) throws ScriptFailure {
        inbox.expect(new Pending(told, answer, number++, atNs, atNs, TIMEOUT_NS, true), Message.text(text));
    }

    private void await(Answer answer, long atNs) throws ScriptFailure {
        inbox.expect(new Pending(told, answer, number++, atNs, atNs, TIMEOUT_NS, true), null);
    }

    private void come(String text, long atNs) throws ScriptFailure {
        inbox.received(Message.text(text), atNs);
    }

    private List<String> expired(long atNs) {
        inbox.expire(atNs, NONE);
        return told.take();
    }

    @Test
    void theNextMessageAnswersTheOldest() throws ScriptFailure {
        send(NEXT, "a", 1);
        send(NEXT, "b", 2);
        assertThat(inbox.outstanding()).isEqualTo(2);
        come("A", 3);
        come("B", 4);
        assertThat(told.take()).containsExactly("0 <- A @3", "1 <- B @4");
        assertThat(inbox.outstanding()).isZero();
    }

    @Test
    void anotherNextMessageThanAwaitedFailsAtOnce() throws ScriptFailure {
        send(new Answer.NextMessage(Match.contains("yes")), "a", 1);
        send(NEXT, "b", 2);
        come("no\u0007", 3);
        come("B", 4);
        assertThat(told.take())
                .containsExactly(
                        "0 failed @3: message 0 was answered wrongly: awaited was a message (it contains yes), and what came"
                                + " is no\\u0007",
                        "1 <- B @4");
        assertThat(inbox.outstanding()).isZero();
    }

    @Test
    void theFirstMatchMayComeAmongOthers() throws ScriptFailure {
        send(first("welcome"), "login", 1);
        come("news", 2);
        come("welcome", 3);
        come("welcome again", 4);
        assertThat(told.take()).containsExactly("unmatched news", "0 <- welcome @3", "unmatched welcome again");
    }

    @Test
    void aMatchOfItsOwnComesBeforeTheNextMessage() throws ScriptFailure {
        send(NEXT, "a", 1);
        send(first("b"), "b", 2);
        come("b", 3);
        come("a", 4);
        assertThat(told.take()).containsExactly("1 <- b @3", "0 <- a @4");
    }

    @Test
    void differentMatchesAreEachAsked() throws ScriptFailure {
        Answer one = first("one");
        send(one, "", 1);
        send(one, "", 2);
        send(first("two"), "", 3);
        send(one, "", 4);
        come("two", 5);
        come("one", 6);
        come("one", 7);
        come("one", 8);
        assertThat(told.take()).containsExactly("2 <- two @5", "0 <- one @6", "1 <- one @7", "3 <- one @8");
    }

    @Test
    void aKeyTellsAnswersInAnyOrderApart() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        send(BY_ID, "{\"id\":2}", 2);
        send(BY_ID, "{\"id\":\"x\"}", 3);
        come("{\"id\":\"x\",\"r\":0}", 4);
        come("{\"id\":\"2\"}", 5);
        come("{\"r\":0,\"id\":1}", 6);
        assertThat(told.take())
                .containsExactly(
                        "2 <- {\"id\":\"x\",\"r\":0} @4", "1 <- {\"id\":\"2\"} @5", "0 <- {\"r\":0,\"id\":1} @6");
    }

    @Test
    void theKeyMayBeElsewhereInTheReply() throws ScriptFailure {
        Answer answer = new Answer.Keyed(Part.regex("ask (\\d+)"), Part.json("/re"), NEXT);
        send(answer, "ask 7", 1);
        come("{\"re\":7}", 2);
        assertThat(told.take()).containsExactly("0 <- {\"re\":7} @2");
    }

    @Test
    void aKeyThatNobodyAskedWithIsUnmatched() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        come("{\"id\":9}", 2);
        come("no JSON", 3);
        come("{\"id\":1}", 4);
        come("{\"id\":1}", 5);
        assertThat(told.take())
                .containsExactly(
                        "unmatched {\"id\":9}", "unmatched no JSON", "0 <- {\"id\":1} @4", "unmatched {\"id\":1}");
    }

    @Test
    void ofTwoWithOneKeyTheOlderIsAnsweredFirst() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        send(BY_ID, "{\"id\":1}", 2);
        come("{\"id\":1,\"n\":1}", 3);
        come("{\"id\":1,\"n\":2}", 4);
        assertThat(told.take()).containsExactly("0 <- {\"id\":1,\"n\":1} @3", "1 <- {\"id\":1,\"n\":2} @4");
    }

    /** Each action has an answer of its own, but one key is looked for in one place. */
    @Test
    void twoActionsWithOneKeyAreAnsweredTheOlderFirst() throws ScriptFailure {
        send(keyed(NEXT), "{\"id\":1}", 1);
        send(keyed(NEXT), "{\"id\":1}", 2);
        come("{\"id\":1}", 3);
        assertThat(told.take()).containsExactly("0 <- {\"id\":1} @3");
    }

    @Test
    void ofTwoWithOneKeyTheOneThatMatchesIsAnswered() throws ScriptFailure {
        send(keyed(first("done")), "{\"id\":1}", 1);
        send(keyed(first("accepted")), "{\"id\":1}", 2);
        come("{\"id\":1,\"s\":\"accepted\"}", 3);
        come("{\"id\":1,\"s\":\"done\"}", 4);
        assertThat(told.take())
                .containsExactly("1 <- {\"id\":1,\"s\":\"accepted\"} @3", "0 <- {\"id\":1,\"s\":\"done\"} @4");
    }

    @Test
    void withAKeyAnAcknowledgementMayComeBeforeTheResult() throws ScriptFailure {
        inbox = inbox(on("ack", new Reaction.Counted("acks")));
        send(keyed(first("result")), "{\"id\":1}", 1);
        come("{\"id\":1,\"ack\":true}", 2);
        come("{\"id\":1,\"result\":5}", 3);
        assertThat(told.take()).containsExactly("counted acks", "0 <- {\"id\":1,\"result\":5} @3");
    }

    @Test
    void keysInDifferentPartsAreLookedForInEach() throws ScriptFailure {
        send(new Answer.Keyed(Part.json("/a"), Part.json("/a"), NEXT), "{\"a\":1}", 1);
        send(new Answer.Keyed(Part.json("/b"), Part.json("/b"), NEXT), "{\"b\":1}", 2);
        come("{\"b\":1}", 3);
        come("{\"a\":1}", 4);
        assertThat(told.take()).containsExactly("1 <- {\"b\":1} @3", "0 <- {\"a\":1} @4");
    }

    @Test
    void aMessageWithoutItsKeyIsTheScriptsFault() {
        assertThatThrownBy(() -> send(BY_ID, "{\"token\":\"abc\"}", 1))
                .isInstanceOf(ScriptFailure.class)
                .hasMessage(
                        "message 0 has no key in /id, so that no answer could be told: it is not shown, as it may hold a"
                                + " secret");
        assertThatThrownBy(() -> await(BY_ID, 1)).hasMessageContaining("nothing was sent");
        assertThat(inbox.outstanding()).isZero();
    }

    @Test
    void severalAnswersEndWithTheLast() throws ScriptFailure {
        send(new Answer.Several(3, Match.contains("part")), "a", 1);
        come("part 1", 2);
        come("other", 3);
        come("part 2", 4);
        come("part 3", 5);
        come("part 4", 6);
        assertThat(told.take()).containsExactly("0 first @2", "unmatched other", "0 <- part 3 @5", "unmatched part 4");
    }

    @Test
    void theFirstOfSeveralIsToldEvenOfOne() throws ScriptFailure {
        send(new Answer.Several(1, Match.any()), "a", 1);
        come("x", 2);
        send(new Answer.FirstToLast(Match.any(), Match.any()), "b", 3);
        come("y", 4);
        assertThat(told.take()).containsExactly("0 first @2", "0 <- x @2", "1 first @4", "1 <- y @4");
    }

    @Test
    void fromTheFirstToTheLast() throws ScriptFailure {
        send(keyed(new Answer.FirstToLast(Match.contains("next"), Match.contains("complete"))), "{\"id\":1}", 1);
        come("{\"id\":1,\"t\":\"complete\"}", 2);
        come("{\"id\":1,\"t\":\"next\"}", 3);
        come("{\"id\":1,\"t\":\"next\"}", 4);
        come("{\"id\":1,\"t\":\"odd\"}", 5);
        come("{\"id\":1,\"t\":\"complete\"}", 6);
        assertThat(told.take())
                .containsExactly(
                        "unmatched {\"id\":1,\"t\":\"complete\"}",
                        "0 first @3",
                        "unmatched {\"id\":1,\"t\":\"odd\"}",
                        "0 <- {\"id\":1,\"t\":\"complete\"} @6");
    }

    @Test
    void whatNothingAnswersIsNotAwaited() throws ScriptFailure {
        send(new Answer.None(), "a", 1);
        assertThat(inbox.outstanding()).isZero();
        assertThat(expired(Long.MAX_VALUE / 2)).isEmpty();
    }

    @Test
    void rulesTakeWhatNoKeyAndNoMatchDoesTheFirstRuleFirst() throws ScriptFailure {
        inbox = inbox(
                on("ping", new Reaction.Reply(came -> Message.text("pong to " + came.text()))),
                on("quiet", new Reaction.Ignore()),
                on("p", new Reaction.Counted("with p")));
        send(NEXT, "a", 1);
        send(first("push 1"), "b", 2);
        for (String text : List.of("ping", "quiet ping", "quiet", "push 1", "push 2", "A")) {
            come(text, 3);
        }
        assertThat(told.take())
                .containsExactly(
                        "reply pong to ping",
                        "reply pong to quiet ping",
                        "1 <- push 1 @3",
                        "counted with p",
                        "0 <- A @3");
    }

    @Test
    void theTimeOnTheWayIsMeasuredFromTheStamp() throws ScriptFailure {
        inbox = inbox(on("t", new Reaction.Measure(Part.json("/t"), StampClock.INJECTOR_NANOS)));
        come("{\"t\":100}", 150);
        come("{\"t\":\" 200 \"}", 150);
        assertThat(told.take()).containsExactly("measured 50 @150", "measured -50 @150");
        assertThatThrownBy(() -> come("{\"t\":\"soon\"}", 1))
                .isInstanceOf(ScriptFailure.class)
                .hasMessage("a message to be measured has the stamp soon, which is no number, in /t: {\"t\":\"soon\"}");
        assertThatThrownBy(() -> come("{\"at\":1}", 1))
                .hasMessage("a message to be measured has no stamp in /t: {\"at\":1}");
    }

    @Test
    void eachWithAKeyHasATimeOutOfItsOwn() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        send(BY_ID, "{\"id\":2}", 500);
        send(BY_ID, "{\"id\":3}", 500);
        come("{\"id\":3}", 900);
        told.take();
        assertThat(expired(1 + TIMEOUT_NS)).isEmpty();
        assertThat(expired(2 + TIMEOUT_NS))
                .containsExactly(
                        "0 failed @1000000002: message 0 was not answered within 1,000 ms: awaited was a message"
                                + " (anything), with the same key in /id, key 1; what came instead answered other messages");
        assertThat(inbox.outstanding()).isEqualTo(1);
        assertThat(expired(501 + TIMEOUT_NS)).hasSize(1);
        assertThat(inbox.outstanding()).isZero();
    }

    @Test
    void theNextDeadlineIsTold() throws ScriptFailure {
        assertThat(inbox.expire(0, NONE)).isEqualTo(NONE);
        send(BY_ID, "{\"id\":1}", 10);
        send(NEXT, "a", 20);
        assertThat(inbox.expire(30, NONE)).isEqualTo(10 + TIMEOUT_NS);
        come("{\"id\":1}", 40);
        assertThat(inbox.expire(50, NONE)).isEqualTo(20 + TIMEOUT_NS);
    }

    /** Behind a slow answer, others are late through no fault of their own. */
    @Test
    void answersInOrderAreWaitedForFromTheLastOneOn() throws ScriptFailure {
        send(NEXT, "a", 0);
        send(NEXT, "b", 1);
        come("A", TIMEOUT_NS - 1);
        told.take();
        assertThat(expired(TIMEOUT_NS + 100)).isEmpty();
        assertThat(expired(2 * TIMEOUT_NS)).singleElement().asString().startsWith("1 failed @2000000000");
    }

    /** Answers with keys, that keep coming, must not keep one alive that never comes. */
    @Test
    void answersOfAnotherKindDoNotPutOffATimeOut() throws ScriptFailure {
        send(first("welcome"), "login", 0);
        send(NEXT, "a", 0);
        for (int i = 1; i <= 4; i++) {
            send(BY_ID, "{\"id\":1}", i * TIMEOUT_NS / 2);
            come("{\"id\":1}", i * TIMEOUT_NS / 2);
        }
        told.take();
        assertThat(expired(TIMEOUT_NS + 1)).hasSize(2);
    }

    @Test
    void anAnswerLongAgoDoesNotShortenATimeOut() throws ScriptFailure {
        send(NEXT, "a", 0);
        come("A", 1);
        send(NEXT, "b", 10 * TIMEOUT_NS);
        told.take();
        assertThat(expired(11 * TIMEOUT_NS)).isEmpty();
        assertThat(expired(11 * TIMEOUT_NS + 1)).hasSize(1);
    }

    @Test
    void theClockMayPassItsGreatestValue() throws ScriptFailure {
        long begin = Long.MAX_VALUE - 10;
        send(NEXT, "a", begin);
        send(BY_ID, "{\"id\":1}", begin);
        assertThat(expired(begin + 100)).isEmpty();
        assertThat(inbox.oldestNs(begin + 100)).isEqualTo(begin);
        assertThat(expired(begin + TIMEOUT_NS + 1)).hasSize(2);
    }

    private String reasonAfter(String... came) throws ScriptFailure {
        come("before it was sent", 1);
        await(first("hello"), 5);
        for (String each : came) {
            come(each, 6);
        }
        told.take();
        List<String> failed = expired(6 + TIMEOUT_NS);
        assertThat(failed).hasSize(1);
        return failed.get(0);
    }

    @Test
    void aFailureQuotesWhatCameInstead() throws ScriptFailure {
        assertThat(reasonAfter("one", "two\u001b[31m"))
                .endsWith(
                        "what was awaited did not come within 1,000 ms: awaited was a message (it contains hello); what"
                                + " came instead, last, is two\\u001b[31m");
    }

    @Test
    void whatCameBeforeIsNotQuoted() throws ScriptFailure {
        assertThat(reasonAfter()).endsWith("; nothing came");
    }

    /** A rule that takes too much is a usual mistake in a script. */
    @Test
    void aFailureNamesTheRulesWhenTheyTookWhatCame() throws ScriptFailure {
        inbox = inbox(on("h", new Reaction.Ignore()));
        assertThat(reasonAfter("what", "the"))
                .endsWith("; what came instead was taken by a rule for unasked messages, last the");
    }

    @Test
    void ofALongMessageTheBeginningIsKept() throws ScriptFailure {
        String reason = reasonAfter("é".repeat(100_000));
        assertThat(reason).endsWith("is " + "é".repeat(200) + "…");
    }

    @Test
    void aFailureSaysHowManyOfSeveralCame() throws ScriptFailure {
        send(new Answer.Several(3, Match.contains("part")), "a", 1);
        come("part", 2);
        come("part", 3);
        told.take();
        assertThat(expired(2 + TIMEOUT_NS))
                .containsExactly(
                        "0 failed @1000000002: message 0 was not answered within 1,000 ms: awaited was 3 messages"
                                + " (it contains part), of which 2 came; nothing came");
    }

    @Test
    void anAnswerAfterItsTimeOutIsLate() throws ScriptFailure {
        inbox = inbox(on("id", new Reaction.Counted("by a rule")));
        send(BY_ID, "{\"id\":1}", 1);
        expired(2 + TIMEOUT_NS);
        come("{\"id\":1}", 3 + TIMEOUT_NS);
        come("{\"id\":2}", 4 + TIMEOUT_NS);
        assertThat(told.take()).containsExactly("late", "counted by a rule");
    }

    @Test
    void aLateAnswerIsNotTakenForTheNextMessage() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        expired(2 + TIMEOUT_NS);
        send(NEXT, "b", 3 + TIMEOUT_NS);
        come("{\"id\":1}", 4 + TIMEOUT_NS);
        come("B", 5 + TIMEOUT_NS);
        assertThat(told.take()).containsExactly("late", "1 <- B @1000000005");
    }

    /** Of answers that their place alone tells, one that is missing makes all behind it somebody else's. */
    @Test
    void oneThatIsNotAnsweredInOrderLosesTheOrderOfThoseBehindIt() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        send(first("welcome"), "a", 1);
        expired(2 + TIMEOUT_NS);
        assertThat(told.orderIsLost).isFalse();
        send(NEXT, "b", 3);
        expired(4 + TIMEOUT_NS);
        assertThat(told.orderIsLost).isTrue();
    }

    @Test
    void aKeyThatIsUsedAgainIsAnsweredAndTheAnswerIsDoubtfulUntilTheLateOneHasCome() throws ScriptFailure {
        send(BY_ID, "{\"id\":1}", 1);
        expired(2 + TIMEOUT_NS);
        send(BY_ID, "{\"id\":1}", 3 + TIMEOUT_NS);
        come("{\"id\":1}", 4 + TIMEOUT_NS);
        come("{\"id\":1}", 5 + TIMEOUT_NS);
        send(BY_ID, "{\"id\":1}", 6 + TIMEOUT_NS);
        come("{\"id\":1}", 7 + TIMEOUT_NS);
        assertThat(told.take())
                .containsExactly("doubtful", "1 <- {\"id\":1} @1000000004", "late", "2 <- {\"id\":1} @1000000007");
    }

    @Test
    void whatTheSameMatchTakesAfterATimeOutIsDoubtful() throws ScriptFailure {
        Answer yes = first("yes");
        send(yes, "a", 1);
        expired(2 + TIMEOUT_NS);
        send(yes, "b", 3 + TIMEOUT_NS);
        send(first("no"), "c", 3 + TIMEOUT_NS);
        come("no", 4 + TIMEOUT_NS);
        come("yes", 5 + TIMEOUT_NS);
        come("yes", 6 + TIMEOUT_NS);
        assertThat(told.take()).containsExactly("2 <- no @1000000004", "doubtful", "1 <- yes @1000000005", "late");
    }

    @Test
    void withoutAKeyWhatCouldHaveBeenTheAnswerIsLateOnce() throws ScriptFailure {
        send(first("yes"), "a", 1);
        send(NEXT, "b", 1);
        expired(2 + TIMEOUT_NS);
        come("yes", 3 + TIMEOUT_NS);
        come("no", 3 + TIMEOUT_NS);
        come("yes", 3 + TIMEOUT_NS);
        come("no", 3 + TIMEOUT_NS);
        assertThat(told.take().stream().filter("late"::equals)).hasSize(2);
    }

    @Test
    void keysOfManyThatWereGivenUpAreForgottenTheOldestFirst() throws ScriptFailure {
        for (int id = 0; id <= 10_000; id++) {
            send(BY_ID, "{\"id\":" + id + "}", 1);
            inbox.expire(2 + TIMEOUT_NS, NONE);
        }
        told.take();
        come("{\"id\":0}", 3 + TIMEOUT_NS);
        come("{\"id\":1}", 3 + TIMEOUT_NS);
        come("{\"id\":10000}", 3 + TIMEOUT_NS);
        assertThat(told.take()).containsExactly("unmatched {\"id\":0}", "late", "late");
    }

    @Test
    void anAnswerMaySendTheNextMessageAtOnce() throws ScriptFailure {
        told.onAnswer = () -> {
            if (number < 4) {
                try {
                    send(number % 2 == 0 ? BY_ID : first("x"), "{\"id\":1}", number);
                } catch (ScriptFailure failure) {
                    throw new AssertionError(failure);
                }
            }
        };
        send(BY_ID, "{\"id\":1}", 0);
        for (int i = 1; i <= 4; i++) {
            come("{\"id\":1,\"x\":" + i + "}", i);
        }
        assertThat(told.take())
                .containsExactly(
                        "0 <- {\"id\":1,\"x\":1} @1",
                        "1 <- {\"id\":1,\"x\":2} @2",
                        "2 <- {\"id\":1,\"x\":3} @3",
                        "3 <- {\"id\":1,\"x\":4} @4");
        assertThat(inbox.outstanding()).isZero();
    }

    @Test
    void allThatIsAwaitedCanBeAbandoned() throws ScriptFailure {
        send(NEXT, "a", 5);
        send(first("x"), "b", 3);
        send(BY_ID, "{\"id\":1}", 4);
        assertThat(inbox.oldestNs(99)).isEqualTo(3);
        List<Long> numbers = new ArrayList<>();
        inbox.abandon(pending -> numbers.add(pending.number()));
        assertThat(numbers).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(inbox.outstanding()).isZero();
        assertThat(inbox.oldestNs(99)).isEqualTo(99);
        come("{\"id\":1}", 9);
        assertThat(told.take()).containsExactly("unmatched {\"id\":1}");
        assertThat(expired(2 * TIMEOUT_NS)).isEmpty();
    }

    @Test
    void whatTheScriptThrowsIsItsOwnFailure() {
        inbox = inbox(on("boom", new Reaction.Reply(came -> {
            throw new IllegalStateException("broken rule");
        })));
        assertThatThrownBy(() -> come("boom", 1))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("java.lang.IllegalStateException: broken rule")
                .hasMessageEndingWith("when it looked at what came: boom");
        inbox = inbox(on("null", new Reaction.Reply(came -> noMessage())));
        assertThatThrownBy(() -> come("null", 1)).hasMessage("the script's answer returned null for null");
        Answer broken = new Answer.Keyed(
                Part.of("a key", sent -> {
                    throw new IllegalStateException("broken key");
                }),
                Part.json("/id"),
                NEXT);
        assertThatThrownBy(() -> send(broken, "x", 1))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("the script's key threw java.lang.IllegalStateException: broken key")
                .hasMessageEndingWith("for message 0");
        assertThat(inbox.outstanding()).isZero();
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Message noMessage() {
        return null;
    }

    @Test
    void aSplitterThatThrowsIsTheScriptsFailure() {
        inbox = new Inbox(
                List.of(),
                (carried, out) -> {
                    throw new ArrayIndexOutOfBoundsException("no byte 3");
                },
                told);
        assertThatThrownBy(() -> come("abc", 1))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("no byte 3")
                .hasMessageEndingWith("abc");
    }

    @Test
    void whatComesBehindABrokenMessageIsLeftAlone() {
        inbox = new Inbox(
                List.of(on("b", new Reaction.Reply(came -> {
                    throw new IllegalStateException("broken rule");
                }))),
                Splitters.lines().get(),
                told);
        assertThatThrownBy(() -> come("a\nb\nc", 1)).isInstanceOf(ScriptFailure.class);
        assertThat(told.take()).containsExactly("unmatched a");
    }

    @Test
    void eachPartOfASplitMessageIsDecidedByItself() throws ScriptFailure {
        inbox = new Inbox(
                List.of(on("ping", new Reaction.Ignore())), Splitters.lines().get(), told);
        send(BY_ID, "{\"id\":1}", 1);
        send(NEXT, "a", 1);
        come("A\nping\n{\"id\":1}\nrest\n", 2);
        assertThat(told.take()).containsExactly("1 <- A @2", "0 <- {\"id\":1} @2", "unmatched rest");
    }
}
