package dev.onecore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write for the address of a server, and what is made of it. */
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ws://my_app:9001           | my_app            | ws://my_app:9001            | my_app:9001
        wss://my_app_1             | my_app_1          | wss://my_app_1:443          | my_app_1
        WS://Box.Example/          | box.example       | ws://box.example:80         | box.example
        ws://[::1]:9001            | ::1               | ws://[::1]:9001             | [::1]:9001
        wss://[2001:db8::7]        | 2001:db8::7       | wss://[2001:db8::7]:443     | [2001:db8::7]
        ws://bücher.example:80     | xn--bcher-kva.example | ws://xn--bcher-kva.example:80 | xn--bcher-kva.example
        ws://10.0.0.5:443          | 10.0.0.5          | ws://10.0.0.5:443           | 10.0.0.5:443
        """)
    void anAddressIsReadAndSpelledInOneWay(String text, String host, String uri, String header) {
        ServerAddress address = ServerAddress.parse(text);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.uri()).isEqualTo(URI.create(uri));
        assertThat(address.hostHeader()).isEqualTo(header);
        assertThat(ServerAddress.of(address.uri())).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        h:9001                     | ws://host:port or wss://host:port is needed
        ftp://h:9001               | ws://host:port or wss://host:port is needed
        https://h                  | by wss://, not by https://
        ws://:9001                 | a host is needed
        ws://h:                    | a port from 1 to 65535
        ws://h:90a1                | a port from 1 to 65535
        ws://h:65536               | a port from 1 to 65535
        ws://::1:9001              | an address of IPv6 stands in brackets
        ws://[::1:9001             | an address of IPv6 stands in brackets
        ws://[nobody]:9001         | not an address of IPv6
        ws://my app:9001           | letters, digits, dots, hyphens and underscores
        ws://h%20x:9001            | letters, digits, dots, hyphens and underscores
        ws://h:9001/echo           | no path and no query
        ws://h:9001?room=1         | no path and no query
        ws://h:9001#top            | no fragment
        ws://h:9001\\echo          | no path and no query
        ws://me:p/w@h:9001         | a user or a password must not stand in it
        """)
    void whatIsNoAddressIsNamed(String text, String rule) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageNotContaining("p/w");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a=vertx,b=ws://me:secret@h:1    | a=vertx,b=ws://redacted@h:1
        b=ws://me:sec,ret/@h:1,a=vertx  | b=ws://redacted@h:1,a=vertx
        me:secret@h:1                   | redacted@h:1
        ws://h:1/?token=secret          | ws://h:1/?redacted
        ws://h:1/#secret                | ws://h:1/#redacted
        """)
    void noSecretIsShown(String text, String shown) {
        assertThat(ServerAddress.redacted(text)).isEqualTo(shown).doesNotContain("secret");
    }

    @Test
    void whatHoldsNoSecretIsShownAsItIs() {
        assertThat(ServerAddress.redacted("a=vertx,b=ws://h:1/echo")).isEqualTo("a=vertx,b=ws://h:1/echo");
    }
}
