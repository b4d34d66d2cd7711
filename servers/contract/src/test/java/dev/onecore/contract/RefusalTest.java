package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the contract's table of bad input that leave a connection open. */
class RefusalTest {
    private static final Pool POOL = Pool.build();

    private final FakeWire wire = new FakeWire();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STREAM   | nonsense                                        | bad-json  | object",
                "STREAM   | [1]                                             | bad-json  | object",
                "STREAM   | {}                                              | bad-json  | op",
                "STREAM   | {\"op\":1}                                      | bad-json  | op",
                "STREAM   | {\"op\":\"fly\"}                                | bad-op    | start or stop",
                "STREAM   | {\"op\":\"cancel\"}                             | bad-op    | start or stop",
                "DOWNLOAD | {\"op\":\"stop\"}                               | bad-op    | start",
                "UPLOAD   | {\"op\":\"stop\"}                               | bad-op    | start or cancel",
                "STREAM   | {\"op\":\"start\",\"size\":24,\"rate\":0}       | bad-param | count must be a whole number from 0 to 1000000000",
                "STREAM   | {\"op\":\"start\",\"count\":true,\"size\":24,\"rate\":0}    | bad-param | count",
                "STREAM   | {\"op\":\"start\",\"count\":-1,\"size\":24,\"rate\":0}      | bad-param | count",
                "STREAM   | {\"op\":\"start\",\"count\":1.5,\"size\":24,\"rate\":0}     | bad-param | count",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":23,\"rate\":0}       | bad-param | size must be a whole number from 24 to 1048576",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":1048577,\"rate\":0}  | bad-param | size",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":24}                  | bad-param | rate must be a number from 0 to 1000000000",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":24,\"rate\":-0.1}    | bad-param | rate",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":24,\"rate\":1e999}   | bad-param | rate",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":24,\"rate\":false}   | bad-param | rate",
                "STREAM   | {\"op\":\"start\",\"count\":1,\"size\":24,\"rate\":NaN}     | bad-json  | value",
                "DOWNLOAD | {\"op\":\"start\"}                                          | bad-param | size must be a whole number from 0 to 1073741824",
                "DOWNLOAD | {\"op\":\"start\",\"size\":1073741825}                      | bad-param | size",
                "DOWNLOAD | {\"op\":\"start\",\"size\":9,\"chunk\":1048577}             | bad-param | chunk must be a whole number from 0 to 1048576",
                "DOWNLOAD | {\"op\":\"start\",\"size\":9,\"chunk\":null}                | bad-param | chunk",
                "DOWNLOAD | {\"op\":\"start\",\"size\":67108865,\"chunk\":0}            | bad-param | size must be a whole number from 0 to 67108864",
                "UPLOAD   | {\"op\":\"start\",\"id\":\"x\",\"digest\":\"none\"}         | bad-param | size must be a whole number from 0 to 1073741824",
                "UPLOAD   | {\"op\":\"start\",\"id\":\"x\",\"size\":9,\"digest\":\"md5\"} | bad-param | digest must be one of crc32, sha256, none",
                "UPLOAD   | {\"op\":\"start\",\"size\":9,\"digest\":\"none\"}           | bad-param | id must be a text",
            })
    void refusalNamesTheRuleAndTheConnectionGoesOn(Endpoint endpoint, String command, String code, String named) {
        Session session = open(endpoint);

        session.text(command);

        assertThat(wire.sent).hasSize(1);
        assertThat(wire.last())
                .startsWith("{\"ev\":\"error\",\"code\":\"" + code + "\",\"fatal\":false,\"msg\":\"")
                .contains(named);
        session.text("{}");
        assertThat(wire.sent).as("the connection goes on").hasSize(2);
    }

    @Test
    void unknownMembersOfAnyTypeAreIgnored() {
        open(Endpoint.STREAM).text("""
                        {"x":[{"y":[null,1e999]}],"z":{"op":7},"op":"start","count":1,"size":24,"rate":0.5}""");

        assertThat(wire.sent.get(0)).startsWith("0 at");
    }

    @Test
    void stopAndCancelMayCrossTheEndOnTheWay() {
        open(Endpoint.STREAM).text(new Command.Stop().json());
        open(Endpoint.UPLOAD).text(new Command.Cancel().json());

        assertThat(wire.sent).isEmpty();
    }

    private Session open(Endpoint endpoint) {
        Service service = new Service(
                new Identity("fake", "1", 1, "none", true),
                POOL,
                new Counters(),
                () -> wire.nowNs,
                List.of(),
                new Topics());
        return Session.at(endpoint, service, wire);
    }
}
