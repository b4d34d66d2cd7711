package dev.onecore.examples;

import static dev.onecore.examples.MqttPackets.bytes;
import static dev.onecore.examples.MqttPackets.packet;
import static dev.onecore.examples.MqttPackets.text;
import static dev.onecore.ws.OnecoreWsDsl.first;
import static dev.onecore.ws.OnecoreWsDsl.key;
import static dev.onecore.ws.OnecoreWsDsl.match;
import static dev.onecore.ws.OnecoreWsDsl.onecoreWs;
import static dev.onecore.ws.OnecoreWsDsl.part;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.onecore.script.Match;
import dev.onecore.script.Message;
import dev.onecore.script.Part;
import dev.onecore.script.Splitters;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.ByteBuffer;

/** MQTT 3.1.1 over WebSocket: binary packets, whatever the frames; each publication is acknowledged (QoS 1). */
public final class Mqtt extends Simulation {
    private static final Part PUBLISHED = part("the packet id", sent -> id(sent.bytes(), 4 + sent.bytes()[3]));
    private static final Part ACKNOWLEDGED =
            part("the packet id", came -> type(came) == 0x40 ? id(came.bytes(), 2) : null);

    private final ScenarioBuilder users = scenario("mqtt")
            .exec(onecoreWs("connect")
                    .connect("/mqtt")
                    .subprotocols("mqtt")
                    .split(Splitters.mqtt())
                    .on(ofType(0x30))
                    .answer(came -> Message.binary(new byte[] {0x40, 2, came.bytes()[7], came.bytes()[8]})))
            .exec(onecoreWs("session")
                    .sendBinary(
                            session -> packet(0x10, text("MQTT"), bytes(4, 2, 0, 60), text("user" + session.userId())))
                    .await(first(ofType(0x20))))
            .exec(onecoreWs("subscribe")
                    .sendBinary(session -> packet(0x82, bytes(0, 1), text("t/#"), bytes(1)))
                    .await(first(ofType(0x90))))
            .exec(onecoreWs("publish")
                    .sendBinary(session -> {
                        int id = (int) (session.getLong("messageNumber") % 65_535) + 1;
                        return packet(0x32, text("t/a"), bytes(id >> 8, id & 0xff), bytes(1, 2, 3));
                    })
                    .await(key(PUBLISHED, ACKNOWLEDGED))
                    .atRate(20)
                    .during(2))
            .exec(onecoreWs("disconnect").sendBinary(session -> packet(0xe0)))
            .exec(onecoreWs("bye").close());

    private static Match ofType(int type) {
        return match("it is a packet of type " + (type >> 4), came -> type(came) == type);
    }

    private static int type(Message came) {
        return came.bytes()[0] & 0xf0;
    }

    private static String id(byte[] bytes, int at) {
        return Short.toString(ByteBuffer.wrap(bytes).getShort(at));
    }

    {
        setUp(users.injectOpen(atOnceUsers(5)))
                .protocols(onecoreWs().baseUrl(System.getProperty("server", "ws://127.0.0.1:9001")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
