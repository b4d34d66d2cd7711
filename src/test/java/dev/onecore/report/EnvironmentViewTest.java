package dev.onecore.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Environment;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.model.Environment.UsedCores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvironmentViewTest {

    @Test
    void factsOfUnknownNamesStandAmongThoseOfTheirGroup() {
        Environment environment = new Environment(
                new MachineFacts(Map.of("kernel", "Linux 6.1")),
                Optional.of(new UsedCores(OptionalInt.of(1), Optional.of("0"), false, Optional.empty())),
                Optional.empty(),
                Optional.of("abc"),
                OptionalLong.of(7),
                new TreeMap<>(),
                List.of("jetty: install it"),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of("cores.governor", "performance", "weather", "fair", "room.degrees", "21")));

        EnvironmentView view =
                EnvironmentView.of(Synthetic.campaign(List.of(Synthetic.ECHO), List.of("a"), 1), environment);

        assertThat(view.calibration()).isEqualTo("this machine was not calibrated");
        assertThat(view.groups())
                .containsExactly(
                        group("run", "revision", "abc", "seed", "7", "weather", "fair"),
                        group(
                                "cores",
                                "server",
                                "1",
                                "injector",
                                "0",
                                "sharesPhysicalCore",
                                "false",
                                "governor",
                                "performance"),
                        group("leftOut", "", "jetty: install it"),
                        group("machine", "kernel", "Linux 6.1"),
                        group("room", "degrees", "21"));
    }

    private static EnvironmentView.Group group(String name, String... pairs) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.add(new Fact(pairs[i], pairs[i + 1]));
        }
        return new EnvironmentView.Group(name, facts);
    }
}
