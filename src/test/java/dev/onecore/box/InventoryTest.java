package dev.onecore.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onecore.host.CoreSet;
import dev.onecore.ssh.SshLogin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {

    @TempDir
    private Path folder;

    @Test
    void theExampleIsReadWhole() throws IOException {
        Inventory inventory = read(resource("onecore.yaml"));

        assertThat(inventory.boxes())
                .containsExactly(
                        new Box(
                                "server-1",
                                new SshLogin(
                                        "10.0.0.2",
                                        Optional.of("load"),
                                        OptionalInt.of(22),
                                        Optional.of(Path.of(System.getProperty("user.home"), ".ssh/id_ed25519"))),
                                "/usr/bin/java",
                                BoxRole.SERVER,
                                CoreSet.of(3),
                                new CoreSet(List.of()),
                                "10.0.0.2"),
                        new Box(
                                "injector-1",
                                new SshLogin("injector-1", Optional.empty(), OptionalInt.empty(), Optional.empty()),
                                "java",
                                BoxRole.INJECTOR,
                                new CoreSet(List.of()),
                                CoreSet.of(0, 1, 2),
                                "injector-1"));
        assertThat(inventory.servers()).extracting(Box::name).containsExactly("server-1");
        assertThat(inventory.injectors()).extracting(Box::name).containsExactly("injector-1");
        assertThat(schemaComplaints(resource("onecore.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host: a, role: server, port: 0         | boxes[0].port is '0'; a whole number from 1 to 65535 is needed
            host: a, role: judge                   | boxes[0].role is 'judge'; injector, server or both is needed
            host: a                                | boxes[0].role is missing; injector, server or both is needed
            role: server                           | boxes[0].host is missing; give an address
            host: a, role: server, cores: 1        | boxes[0].cores is not known here; known are name, host
            host: a, role: server, serverCores: x  | boxes[0].serverCores is 'x'; a list such as 1 or 2-5,7 is needed
            host: a, role: server, java: [1]       | boxes[0].java is '[1]'; a text is needed
            host: a, role: server, name: a b       | boxes[0].name is 'a b'; letters, digits, dots and dashes
            """)
    void aWrongMemberIsNamedWithItsValueAndWhatIsNeeded(String box, String said) throws IOException {
        String yaml = "boxes: [{" + box + "}]";

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(WrongInventory.class)
                .hasMessageContaining(folder.resolve("onecore.yaml") + ": ")
                .hasMessageContaining(said);
        assertThat(schemaComplaints(yaml)).isNotEmpty();
    }

    @Test
    void allFaultsAreToldAtOnceAndACoreIsForOneOfBoth() {
        assertThatThrownBy(() -> read("""
                        boxes:
                          - {host: a, role: both, serverCores: 1, injectorCores: 0-1}
                          - {host: b, role: server}
                          - {host: b, role: injector, port: many}
                        """))
                .hasMessageContaining("boxes[0].injectorCores is '0-1'; core 1 is in serverCores too")
                .hasMessageContaining("boxes[2].port is 'many'");
        assertThatThrownBy(() -> read("boxes: [{host: b, role: server}, {host: b, role: injector}]"))
                .hasMessageContaining("the name 'b' is given to two boxes");
    }

    @Test
    void whatIsNoYamlOrNotThereIsToldWithItsLineOrTheWayOut() {
        assertThatThrownBy(() -> read("boxes:\n  - {host: a\n")).hasMessageContaining("onecore.yaml: line ");
        assertThatThrownBy(() -> read("boxes:\n\t- {host: a}\n"))
                .hasMessageContaining("onecore.yaml: line 2: while scanning for the next token, found character");
        for (String other : List.of("boxes: []", "", "a text", "- a")) {
            assertThatThrownBy(() -> read(other))
                    .isInstanceOf(WrongInventory.class)
                    .hasMessageContaining("onecore.yaml: boxes must be a list with at least one box");
        }
        assertThatThrownBy(() -> {
                    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xff, 1});
                    Inventory.read(file);
                })
                .hasMessageContaining("latin.yaml: is not a text in UTF-8");
        assertThatThrownBy(() -> Inventory.read(folder.resolve("none.yaml")))
                .hasMessageContaining("does not exist; 'onecore check --example'");
    }

    private Inventory read(String yaml) throws IOException {
        Path file = folder.resolve("onecore.yaml");
        Files.writeString(file, yaml);
        return Inventory.read(file);
    }

    private static List<String> schemaComplaints(String yaml) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("inventory.schema.json"))
                .validate(new YAMLMapper().readTree(yaml).toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Inventory.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
