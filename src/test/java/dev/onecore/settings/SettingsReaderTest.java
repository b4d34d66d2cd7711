package dev.onecore.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Access;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReaderTest {

    @Test
    void nothingGivenIsTheDefaultComparison() {
        Settings settings = SettingsReader.read(Map.of());

        assertThat(settings.targets())
                .containsExactly(new Contender("undertow", "undertow"), new Contender("vertx", "vertx"));
        assertThat(settings.profile()).isEqualTo(Profile.QUICK);
        assertThat(settings.scalars().values()).isEmpty();
        assertThat(settings.home()).isAbsolute();
        assertThat(settings.reports()).isEqualTo(settings.home().resolve("reports"));
        assertThat(settings.seed()).isEmpty();
        assertThat(settings.dryRun()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void anEmptyValueCountsAsNotGiven(Setting setting) {
        assertThat(SettingsReader.read(Map.of(setting.key(), "  "))).isEqualTo(SettingsReader.read(Map.of()));
    }

    @Test
    void theCaseStudyComparesItsOwnServersUnlessToldOtherwise() {
        assertThat(SettingsReader.read(Map.of("profile", "case-study")).targets())
                .extracting(Target::name)
                .containsExactly(
                        "websockets", "tornado", "trio", "asyncio", "undertow", "vertx", "websockets:defaults");
        assertThat(SettingsReader.read(Map.of("profile", "case-study", "targets", "vertx"))
                        .targets())
                .containsExactly(new Contender("vertx", "vertx"));
    }

    @Test
    void aTargetIsAFolderAnAliasOrAnAddress() {
        Settings settings = SettingsReader.read(Map.of(
                "targets",
                "vertx, fast=python/trio, w:defaults, d=w:defaults, box=ws://10.0.0.5:9001, six=ws://[::1]/"));

        assertThat(settings.targets())
                .containsExactly(
                        new Contender("vertx", "vertx"),
                        new Contender("fast", "python/trio"),
                        new Contender("w:defaults", "w:defaults"),
                        new Contender("d", "w:defaults"),
                        new Endpoint("box", URI.create("ws://10.0.0.5:9001")),
                        new Endpoint("six", URI.create("ws://[::1]:80")));
    }

    @Test
    void anEndpointBehindTlsHasItsOwnPort() {
        assertThat(SettingsReader.read(Map.of("targets", "a=wss://10.0.0.5:9443,b=wss://host"))
                        .targets())
                .containsExactly(
                        new Endpoint("a", URI.create("wss://10.0.0.5:9443")),
                        new Endpoint("b", URI.create("wss://host:443")));
    }

    @Test
    void headersAreReadAndTheirValuesNeverShown() {
        Settings settings = settings("headers", "Authorization: Bearer a:b|X-Y:z", "subprotocol", "chat.v2, chat.v1");

        assertThat(settings.access().headers())
                .containsExactly(new Access.Header("Authorization", "Bearer a:b"), new Access.Header("X-Y", "z"));
        assertThat(settings.access().subprotocols()).containsExactly("chat.v2", "chat.v1");
        assertThat(settings.given()).containsEntry("headers", "Authorization: redacted|X-Y: redacted");
        assertThat(settings.toString()).contains("Authorization: redacted").doesNotContain("Bearer");
        assertThatThrownBy(() -> settings("headers", "Good: 1|Bearer secret"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.headers=Good: redacted|redacted is not possible: "
                        + "header 2 is not of the form Name: value.")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aHeadersValueMayHoldABarBehindABackslash() {
        assertThat(settings("headers", "Cookie: a\\|b|X-Path: C:\\d").access().headers())
                .containsExactly(new Access.Header("Cookie", "a|b"), new Access.Header("X-Path", "C:\\d"));
    }

    @Test
    void headersMayStandInAFileWhoseNameIsShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headers"), "Cookie: a|b\\|c\n\nX: y\n");
        Settings settings = settings("headers", "@" + file);

        assertThat(settings.access().headers())
                .containsExactly(new Access.Header("Cookie", "a|b\\|c"), new Access.Header("X", "y"));
        assertThat(settings.given()).containsEntry("headers", "@" + file);
        assertThatThrownBy(() -> settings("headers", "@" + folder))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("the file cannot be read");
    }

    @Test
    void aUserInAnAddressIsRefusedAndNeverShown() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("targets", "a=ws://me:pw@h:1,b=ws://:pw@h")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("ws://redacted@h:1")
                .hasMessageContaining("headers=@file")
                .hasMessageNotContaining("pw");
    }

    @Test
    void aCaVouchesForNothingWhereAnyCertificateIsTaken() {
        assertThatThrownBy(() -> settings("trust", "any", "ca", "ca.pem"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.trust=any is not possible: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ca            | x.pem | vertx        | nothing uses it, since no target is a wss:// endpoint; leave it out.
        trust         | any   | a=ws://h:1   | nothing uses it, since no target is a wss:// endpoint; leave it out.
        subprotocol   | chat  | vertx        | nothing uses it, since no target is an endpoint, which has the form name=ws://host:port; leave it out.
        headers       | @file | vertx        | nothing uses it, since no target is an endpoint, which has the form name=ws://host:port; leave it out.
        serverJvmArgs | -Xmx1g| a=wss://h:1  | nothing uses it, since every target runs already; leave it out.
        """)
    void whatNoTargetUsesIsRefused(String key, String value, String targets, String rule) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("targets", targets, key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.%s=%s is not possible: %s", key, value, rule);
    }

    private static Settings settings(String... more) {
        Map<String, String> given = new HashMap<>(Map.of("targets", "a=wss://h:1"));
        for (int index = 0; index < more.length; index += 2) {
            given.put(more[index], more[index + 1]);
        }
        return SettingsReader.read(given);
    }

    @Test
    void coresAreAListOfRanges() {
        Settings settings = SettingsReader.read(Map.of("serverCore", "0", "injectorCores", "5, 1-3,2"));

        assertThat(settings.cores()).isEqualTo(new CoreChoice(OptionalInt.of(0), List.of(1, 2, 3, 5)));
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "10s,10000", "1.5s,1500", "2m,120000", "2min,120000", "60m,3600000"})
    void aTimeHasItsUnit(String text, long millis) {
        Settings settings = SettingsReader.read(Map.of("warmup", text, "duration", text));

        assertThat(settings.scalars().time(Setting.WARMUP)).hasValue(Duration.ofMillis(millis));
        assertThat(settings.scalars().time(Setting.DURATION)).hasValue(Duration.ofMillis(millis));
    }

    @Test
    void theRestIsTakenAsGiven() {
        Settings settings = SettingsReader.read(Map.ofEntries(
                Map.entry("rounds", "12"),
                Map.entry("precision", "2.5%"),
                Map.entry("time", "90m"),
                Map.entry("seed", "-7"),
                Map.entry("profile", "thorough"),
                Map.entry("reports", "somewhere/else"),
                Map.entry("home", "."),
                Map.entry("rate", "0.5"),
                Map.entry("connections", "3"),
                Map.entry("size", "1048576"),
                Map.entry("chunk", "1"),
                Map.entry("arrivals", "poisson"),
                Map.entry("serverJvmArgs", " -Xmx1g   -XX:+UseZGC "),
                Map.entry("dryRun", "true")));

        assertThat(settings.rounds()).hasValue(12);
        assertThat(settings.scalars().share(Setting.PRECISION)).hasValue(0.025);
        assertThat(settings.scalars().time(Setting.TIME)).hasValue(Duration.ofMinutes(90));
        assertThat(settings.seed()).isEqualTo(OptionalLong.of(-7));
        assertThat(settings.profile()).isEqualTo(Profile.THOROUGH);
        assertThat(settings.reports()).isEqualTo(Path.of("somewhere/else").toAbsolutePath());
        assertThat(settings.scalars().number(Setting.RATE)).hasValue(0.5);
        assertThat(settings.scalars().whole(Setting.CONNECTIONS)).hasValue(3);
        assertThat(settings.scalars().whole(Setting.SIZE)).hasValue(1_048_576);
        assertThat(settings.scalars().whole(Setting.CHUNK)).hasValue(1);
        assertThat(settings.scalars().choice(Setting.ARRIVALS)).hasValue("poisson");
        assertThat(settings.serverJvmArgs()).containsExactly("-Xmx1g", "-XX:+UseZGC");
        assertThat(settings.dryRun()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        targets       | vertx,vertx            | the name 'vertx' is given to two; give one of them an alias, as in a=vertx
        targets       | vertx,                 | a name needs 1 to 64 characters
        targets       | =vertx                 | a name needs 1 to 64 characters
        targets       | ../vertx               | '../vertx' is neither a folder's name nor ws://host:port
        targets       | a=/etc                 | '/etc' is neither a folder's name nor ws://host:port
        targets       | x=http://h:1           | 'http://h:1': a WebSocket is opened by ws://, not by http://
        targets       | ws://h:1               | a server that runs already needs a name, as in name=ws://h:1
        targets       | x=ws://                | 'ws://': a host is needed, as in ws://127.0.0.1:9001
        targets       | x=ws://h:70000         | 'ws://h:70000': a port from 1 to 65535 is needed
        targets       | x=ws://h:0             | 'ws://h:0': a port from 1 to 65535 is needed
        rounds        | 0                      | a whole number from 1 to 1000 is needed
        rounds        | 3.5                    | a whole number from 1 to 1000 is needed
        rounds        | 99999999999            | a whole number from 1 to 1000 is needed
        precision     | 5                      | a percentage from 0.5% to 100% (such as 5%) is needed
        precision     | 0.4%                   | a percentage from 0.5% to 100% (such as 5%) is needed
        precision     | 101%                   | a percentage from 0.5% to 100% (such as 5%) is needed
        precision     | %                      | a percentage from 0.5% to 100% (such as 5%) is needed
        time          | 9s                     | a time from 10s to 1440m (such as 500ms, 10s or 2m) is needed
        time          | 20                     | a time from 10s to 1440m (such as 500ms, 10s or 2m) is needed
        seed          | x                      | a whole number is needed
        serverCore    | -1                     | a whole number from 0 to 4095 is needed
        injectorCores | 1;2                    | a list such as 1 or 2-5,7 is needed
        injectorCores | 5-2                    | 5-2 runs backwards
        profile       | slow                   | one of quick, thorough, case-study is needed
        profile       | QUICK                  | one of quick, thorough, case-study is needed
        rate          | 0                      | a number from 0.1 to 1000000 is needed
        rate          | NaN                    | a number from 0.1 to 1000000 is needed
        rate          | much                   | a number from 0.1 to 1000000 is needed
        rate          | 1,5                    | a number from 0.1 to 1000000 is needed
        rate          | ١٢                     | a number from 0.1 to 1000000 is needed
        rate          | 0x1p4                  | a number from 0.1 to 1000000 is needed
        rounds        | ٣                      | a whole number from 1 to 1000 is needed
        seed          | ٣                      | a whole number is needed
        seed          | 9223372036854775808    | a whole number is needed
        serverCore    | ٣                      | a whole number from 0 to 4095 is needed
        injectorCores | ٣                      | a list such as 1 or 2-5,7 is needed
        warmup        | ٣s                     | a time from 100ms to 60m (such as 500ms, 10s or 2m) is needed
        help          | please                 | true or false is needed
        echo.rate     | 0                      | a number from 0.1 to 1000000 is needed
        ramp.users    | 0                      | a whole number from 1 to 1000000 is needed
        connections   | 1000001                | a whole number from 1 to 1000000 is needed
        size          | 23                     | a whole number from 24 to 1048576 is needed
        chunk         | 1048577                | a whole number from 1 to 1048576 is needed
        warmup        | 5                      | a time from 100ms to 60m (such as 500ms, 10s or 2m) is needed
        duration      | 99ms                   | a time from 100ms to 1440m (such as 500ms, 10s or 2m) is needed
        duration      | 1441m                  | a time from 100ms to 1440m (such as 500ms, 10s or 2m) is needed
        duration      | -1s                    | a time from 100ms to 1440m (such as 500ms, 10s or 2m) is needed
        arrivals      | bursty                 | one of constant, poisson, both is needed
        dryRun        | yes                    | true or false is needed
        """)
    void aWrongSettingIsNamedWithItsValueAndItsRule(String key, String value, String rule) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(key, value)))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("onecore.%s=%s is not possible: %s.%n%s", key, value, rule, WrongSetting.LIST);
    }

    @Test
    void aNulInAPathIsNoPath() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("reports", "a\u0000b")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("this machine has no such path");
    }

    @Test
    void theServersCoreIsNotTheInjectors() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("serverCore", "2", "injectorCores", "1-3")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("onecore.injectorCores=1-3 is not possible: "
                        + "core 2 is the server's; the injector needs others.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        round        | rounds
        Rate         | rate
        servercore   | serverCore
        server-core  | serverCore
        conections   | connections
        users        | ramp.users or onecore.upload.users
        echo-rate    | echo.rate
        latency.rate | churn.rate or onecore.echo.rate or onecore.ramp.rate
        """)
    void anUnknownSettingIsNamedBeforeAnyWrongValueWithThoseThatMayBeMeant(String key, String near) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(key, "3", "seed", "x")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(
                        "onecore.%s is not a setting; did you mean onecore.%s?%n"
                                + "onecore.seed=x is not possible: a whole number is needed.%n%s",
                        key, near, WrongSetting.LIST);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(
                        "ruonds", "3", "rate", "much", "seed", "x", "injectorCores", "5-2", "targets", "../vertx")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "onecore.ruonds is not a setting; did you mean onecore.rounds?",
                        "onecore.seed=x is not possible: a whole number is needed.",
                        "onecore.rate=much is not possible: a number from 0.1 to 1000000 is needed.",
                        "onecore.injectorCores=5-2 is not possible: 5-2 runs backwards.",
                        "onecore.targets=../vertx is not possible: '../vertx' is neither a folder's name nor ws://host:port.",
                        WrongSetting.LIST));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Connection             | leave it out
        upgrade                | leave it out
        Content-Length         | leave it out
        Transfer-Encoding      | leave it out
        Sec-WebSocket-Key      | leave it out
        Sec-WebSocket-Protocol | give sub-protocols by onecore.subprotocol
        """)
    void aHeaderThatIsTheHandshakesOwnIsRefusedByName(String name, String wayOut) {
        assertThatThrownBy(() -> settings("headers", "Origin: a|" + name + ": secret"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(name + " belongs to the handshake; " + wayOut + ".")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aNameThatIsLikeNoneIsAnsweredWithoutAGuess() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("xyzzy", "3")))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("onecore.xyzzy is not a setting.%n%s", WrongSetting.LIST);
    }

    @Test
    void numbersAreReadAlikeUnderEveryLocale() {
        Locale usual = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(SettingsReader.read(Map.of("rate", "1.5", "profile", "thorough", "warmup", "1.5s"))
                                .scalars()
                                .number(Setting.RATE))
                        .as(tag)
                        .hasValue(1.5);
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void theListHasTwoLinesForEachSetting() {
        assertThat(SettingsList.text().lines())
                .hasSize(1 + 2 * Setting.values().length)
                .contains(
                        "  -Donecore.stream.rate=<a number from 0.1 to 1000000> (default: 10)",
                        "      messages/s on each connection of the paced stream");
    }

    /** README.md and the code say the same. */
    @Test
    void theReadmeHasARowForEachSetting() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(Setting.values()).allSatisfy(setting -> assertThat(readme).contains("`" + setting.key() + "`"));
    }
}
