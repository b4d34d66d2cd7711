package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets what is sent to a topic, and what becomes of it where a member does not keep up. */
class TopicSessionTest {
    private static final Pool POOL = Pool.build();

    private final Counters counters = new Counters();
    private final Service service = new Service(
            new Identity("fake", "1", 1, "none", true), POOL, counters, () -> 0, List.of(Endpoint.TOPIC), new Topics());
    private final FakeWire first = new FakeWire();
    private final FakeWire second = new FakeWire();
    private final FakeWire elsewhere = new FakeWire();
    private final Session sender = joined(first, "here");
    private final Session member = joined(second, "here");
    private final Session stranger = joined(elsewhere, "there");

    @Test
    void aMessageGoesToAllMembersOfItsTopicAlone() {
        send(sender, "one");
        send(member, "two");

        assertThat(first.sent)
                .containsExactly("{\"ev\":\"joined\",\"topic\":\"here\",\"members\":1}", "shared one", "shared two");
        assertThat(second.sent)
                .containsExactly("{\"ev\":\"joined\",\"topic\":\"here\",\"members\":2}", "shared one", "shared two");
        assertThat(elsewhere.sent).containsExactly("{\"ev\":\"joined\",\"topic\":\"there\",\"members\":1}");
        assertThat(counters.json().toString()).contains("\"messagesOut\":7");
    }

    @Test
    void aMessageInPartsIsSentAsOne() {
        sender.binary(bytes("o"), false);
        sender.binary(bytes("n"), false);
        assertThat(second.last()).doesNotContain("shared");
        sender.binary(bytes("e"), true);

        assertThat(second.last()).isEqualTo("shared one");
    }

    @Test
    void whoeverHasNotJoinedIsRefused() {
        FakeWire wire = new FakeWire();
        send(Session.at(Endpoint.TOPIC, service, wire), "one");

        assertThat(wire.sent).hasSize(2).last().isEqualTo("close 1008");
        assertThat(wire.sent.get(0)).contains("\"code\":\"not-joined\",\"fatal\":true");
    }

    @Test
    void aSecondJoinIsBusyAndANameHasItsLength() {
        sender.text(new Command.Join("there").json());
        assertThat(first.last()).contains("\"code\":\"busy\",\"fatal\":false");

        FakeWire wire = new FakeWire();
        Session fresh = Session.at(Endpoint.TOPIC, service, wire);
        fresh.text("{\"op\":\"join\",\"topic\":\"" + "x".repeat(65) + "\"}");
        assertThat(wire.last()).contains("\"code\":\"bad-param\"", "topic must be a text of 1 to 64 characters");
        fresh.text(new Command.Join("é".repeat(64)).json());
        assertThat(wire.last()).contains("\"members\":1");
    }

    @Test
    void oneThatDoesNotKeepUpHoldsTheSendersBackAndNothingIsLost() {
        second.room = 1;
        send(sender, "one");
        send(sender, "two");
        send(sender, "three");

        assertThat(first.paused).isTrue();
        assertThat(elsewhere.paused).isFalse();
        assertThat(first.last()).isEqualTo("shared one");

        second.room = Long.MAX_VALUE;
        member.drained();
        first.turn();

        assertThat(first.paused).isFalse();
        assertThat(second.sent).endsWith("shared one", "shared two", "shared three");
        assertThat(first.sent).endsWith("shared one", "shared two", "shared three");
    }

    @Test
    void oneThatDoesNotKeepUpAndGoesSetsTheOthersFree() {
        second.room = 1;
        send(sender, "one");
        send(sender, "two");
        member.closed();
        first.turn();

        assertThat(first.last()).isEqualTo("shared two");
        assertThat(second.last()).isEqualTo("shared one");
        assertThat(first.paused).isFalse();
    }

    @Test
    void aTurnEndsWhen64DeliveriesWereSent() {
        for (int i = 0; i < 40; i++) {
            send(sender, "x");
        }
        assertThat(second.sent).hasSize(1 + 32);
        assertThat(first.paused).isTrue();

        first.turn();

        assertThat(second.sent).hasSize(1 + 40);
        assertThat(first.paused).isFalse();
    }

    @Test
    void whatWasSentBeforeTheSenderLeftStillArrives() {
        for (int i = 0; i < 40; i++) {
            send(sender, "x");
        }
        sender.closed();

        assertThat(second.sent).hasSize(1 + 40);
        FakeWire wire = new FakeWire();
        joined(wire, "here");
        assertThat(wire.last()).contains("\"members\":2");
    }

    @Test
    void aTopicThatAllHaveLeftBeginsAnew() {
        stranger.closed();
        FakeWire wire = new FakeWire();
        joined(wire, "there");

        assertThat(wire.last()).contains("\"members\":1");
    }

    private Session joined(FakeWire wire, String topic) {
        Session session = Session.at(Endpoint.TOPIC, service, wire);
        session.text(new Command.Join(topic).json());
        return session;
    }

    private static void send(Session session, String message) {
        session.binary(bytes(message), true);
    }

    private static ByteBuffer bytes(String message) {
        return ByteBuffer.wrap(message.getBytes(StandardCharsets.US_ASCII));
    }
}
