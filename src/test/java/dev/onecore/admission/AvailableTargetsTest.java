package dev.onecore.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.Target;
import dev.onecore.model.WrongSetting;
import dev.onecore.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvailableTargetsTest {

    private final AvailableTargets both = AvailableTargets.of(
            SettingsReader.read(Map.of("targets", "a=ws://127.0.0.1:1,b=ws://127.0.0.1:2")),
            List.of(),
            NeedsLookup.HERE);

    @Test
    void whoeverLacksWhatIsNeededIsLeftOutByName() {
        AvailableTargets left = both.without(Map.of("a", "a is left out, since it has no topics"));

        assertThat(left.present()).extracting(Target::name).containsExactly("b");
        assertThat(left.absences()).containsExactly("a is left out, since it has no topics");
    }

    @Test
    void aCampaignOfNobodyIsRefused() {
        Map<String, String> all = Map.of("a", "a is left out", "b", "b is left out");

        assertThatThrownBy(() -> both.without(all))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("no server is left to compare")
                .hasMessageContaining("a is left out");
    }
}
