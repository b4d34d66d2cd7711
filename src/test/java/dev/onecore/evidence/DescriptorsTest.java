package dev.onecore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Choice;
import dev.onecore.model.Descriptor.Need;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

    @TempDir
    Path home;

    @Test
    void theCommandIsReadyToRun() throws IOException {
        contender("vertx", """
            {
              "name": "vertx",
              "title": "Vert.x core",
              "command": ["{java}", "-Xmx256m", "{jvmArgs}", "-cp", "{dir}/classes:{file:target/server.classpath}", "Main"],
              "departures": ["masking"],
              "settings": [{"name": "event loops", "value": "1", "why": "One core runs one loop."}]
            }
            """);
        Files.createDirectories(servers().resolve("vertx/target"));
        Files.writeString(servers().resolve("vertx/target/server.classpath"), "/m2/a.jar:/m2/$1.jar\n");

        Descriptor vertx = new Descriptors(home).named("vertx", List.of("-Xint", "-Dx={dir}"));

        assertThat(vertx)
                .isEqualTo(new Descriptor(
                        servers().resolve("vertx"),
                        "vertx",
                        "Vert.x core",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-Xint",
                                "-Dx={dir}",
                                "-cp",
                                servers().resolve("vertx") + "/classes:/m2/a.jar:/m2/$1.jar",
                                "Main"),
                        List.of(),
                        List.of(),
                        List.of("masking"),
                        List.of(new Choice("event loops", "1", "One core runs one loop."))));
    }

    @Test
    void aNestedContenderGoesByItsPathOrItsLastName() throws IOException {
        contender("python/tornado", "{\"name\": \"tornado\", \"title\": \"Tornado\", \"command\": [\"python3\"]}");
        contender("vertx", "{}");
        Descriptors descriptors = new Descriptors(home);

        assertThat(descriptors.known()).containsExactly("python/tornado", "vertx");
        assertThat(descriptors.named("python/tornado", List.of())).isEqualTo(descriptors.named("tornado", List.of()));
    }

    @Test
    void aNeedIsACommandAndThePackageToInstall() throws IOException {
        contender("x", """
            {"name": "x", "title": "X", "command": ["python3"], "version": ["python3", "{dir}/version.py"],
             "needs": [{"run": ["python3", "-c", "import x"], "package": "python3-x"}]}
            """);

        Descriptor x = new Descriptors(home).named("x", List.of());

        assertThat(x.needs()).containsExactly(new Need(List.of("python3", "-c", "import x"), "python3-x"));
        assertThat(x.version())
                .containsExactly(
                        "python3", servers().resolve("x").resolve("version.py").toString());
    }

    @Test
    void aVariantIsItsContenderWithSomethingChanged() throws IOException {
        contender("python/x", """
            {"name": "x", "title": "X", "command": ["python3", "{dir}/x.py"], "departures": ["masking"],
             "settings": [{"name": "compression", "value": "off", "why": "it costs"},
                          {"name": "limit", "value": "1 MiB", "why": "the contract's"}],
             "variants": {
               "defaults": {"title": "X as it comes", "arguments": ["--defaults"], "departures": ["compression"],
                            "settings": [{"name": "compression", "value": "on", "why": "the default"}]},
               "other": {"title": "Other X", "command": ["{dir}/other"]}}}
            """);
        Descriptors descriptors = new Descriptors(home);
        Descriptor x = descriptors.named("x", List.of());
        Path folder = servers().resolve("python/x");

        assertThat(x.command()).containsExactly("python3", folder + "/x.py");
        assertThat(descriptors.named("x:defaults", List.of()))
                .isEqualTo(new Descriptor(
                        folder,
                        "x:defaults",
                        "X as it comes",
                        List.of("python3", folder + "/x.py", "--defaults"),
                        List.of(),
                        List.of(),
                        List.of("masking", "compression"),
                        List.of(
                                new Choice("compression", "on", "the default"),
                                x.settings().get(1))));
        assertThat(descriptors.named("python/x:other", List.of()).command()).containsExactly(folder + "/other");
    }

    @Test
    void anUnknownVariantListsTheKnownOnes() throws IOException {
        contender("x", """
            {"name": "x", "title": "X", "command": ["x"], "variants": {"a": {"title": "A"}, "b": {"title": "B"}}}
            """);
        contender("y", "{\"name\": \"y\", \"title\": \"Y\", \"command\": [\"y\"]}");
        Descriptors descriptors = new Descriptors(home);

        assertThatThrownBy(() -> descriptors.named("x:c", List.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(
                        "onecore.targets=x:c is not possible: there is no variant of that name; known are a, b.");
        assertThatThrownBy(() -> descriptors.named("y:c", List.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("this contender has no variants");
    }

    @Test
    void anUnknownContenderListsTheKnownOnes() throws IOException {
        contender("vertx", "{}");
        contender("python/tornado", "{}");
        contender("other/tornado", "{}");
        Descriptors descriptors = new Descriptors(home);

        assertThatThrownBy(() -> descriptors.named("node", List.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("onecore.targets=node is not possible: there is no contender of that name; "
                        + "known are other/tornado, python/tornado, vertx.");
        assertThatThrownBy(() -> descriptors.named("../servers/vertx", List.of()))
                .isInstanceOf(WrongSetting.class);
        assertThatThrownBy(() -> descriptors.named("tornado", List.of()))
                .hasMessageContaining("several contenders end so");
    }

    @Test
    void aHomeWithoutServersSaysWhereToStart() {
        assertThatThrownBy(() -> new Descriptors(home).known())
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("no contenders in " + servers())
                .hasMessageEndingWith("start in the project's folder or give it by -Donecore.home=<folder>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | it is cut off in line 1",
                "[] | it holds no JSON object",
                "{'name':'x','title':'X','comand':['x']} | 'comand' is not a member; known are name, title, command,"
                        + " needs, version, departures, settings, variants",
                "{'title':'X','command':['x']} | name is missing",
                "{'name':7,'title':'X','command':['x']} | name must be a text, but is '7'",
                "{'name':' ','title':'X','command':['x']} | name must be a text, but is '\" \"'",
                "{'name':'x','title':'X'} | command is missing",
                "{'name':'x','title':'X','command':'x'} | command must be a list, but is '\"x\"'",
                "{'name':'x','title':'X','command':['x',7]} | command[1] must be a text, but is '7'",
                "{'name':'x','title':'X','command':[]} | command is empty; it needs at least a program",
                "{'name':'x','title':'X','command':['{jvmArgs}']} | command is empty; it needs at least a program",
                "{'name':'x','title':'X','command':['x{jvmArgs}']} | command: {jvmArgs} must be a word by itself",
                "{'name':'x','title':'X','command':['{home}']} | command: '{home}' is not a placeholder; known are"
                        + " {java}, {dir}, {jvmArgs} and {file:path}",
                "{'name':'x','title':'X','command':['{file:target/server.classpath}']} | command:"
                        + " target/server.classpath is missing: run mvn compile first",
                "{'name':'x','title':'X','command':['{file:args}']} | command: args is missing",
                "{'name':'x','title':'X','command':['x'],'needs':'y'} | needs must be a list, but is '\"y\"'",
                "{'name':'x','title':'X','command':['x'],'needs':['y']} | needs[0] must be an object, but is '\"y\"'",
                "{'name':'x','title':'X','command':['x'],'needs':[{'run':['y']}]} | needs[0].package is missing",
                "{'name':'x','title':'X','command':['x'],'needs':[{'package':'y'}]} | needs[0].run is empty; it needs"
                        + " a command that exits 0 where the need is met",
                "{'name':'x','title':'X','command':['x'],'variants':[]} | variants must be an object, but is '[]'",
                "{'name':'x','title':'X','command':['x'],'variants':{'y':1}} | variants.y must be an object, but is '1'",
                "{'name':'x','title':'X','command':['x'],'variants':{'y':{'needs':[]}}} | variants.y.'needs' is not"
                        + " a member; known are title, command, arguments, settings, departures",
                "{'name':'x','title':'X','command':['x'],'settings':[1]} | settings[0] must be an object, but is '1'",
                "{'name':'x','title':'X','command':['x'],'settings':[{'name':'a','value':'b'}]} | settings[0].why is"
                        + " missing",
                "{'name':'x','title':'X','command':['x'],'settings':[{'name':'a','value':1,'why':'c'}]} |"
                        + " settings[0].value must be a text, but is '1'",
                "{'name':'x','title':'X','command':['x'],'settings':[{'y':1}]} | settings[0].'y' is not a member; known"
                        + " are name, value, why",
            })
    void aWrongDescriptorNamesFileMemberAndRule(String json, String rule) throws IOException {
        contender("x", json.replace('\'', '"'));

        assertThatThrownBy(() -> new Descriptors(home).named("x", List.of()))
                .isInstanceOf(WrongDescriptor.class)
                .hasMessage(servers().resolve("x/contender.json") + ": " + rule);
    }

    private void contender(String folder, String json) throws IOException {
        Files.createDirectories(servers().resolve(folder));
        Files.writeString(servers().resolve(folder).resolve("contender.json"), json);
    }

    private Path servers() {
        return home.resolve("servers");
    }
}
