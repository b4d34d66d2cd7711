package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlugInPropertyTest {

    @Test
    void whatGatlingsPlugInEscapesIsReadAsItWasWritten() {
        assertThat(PlugInProperty.written("b\\u00fccher=ws://b\\u00fccher:1,a\\u0416\\ud83d\\ude00"))
                .isEqualTo("bücher=ws://bücher:1,aЖ😀");
        assertThat(PlugInProperty.written("X: a\\\\|b \\\"c\\\" d\\'s\\tf")).isEqualTo("X: a\\|b \"c\" d's\tf");
        assertThat(PlugInProperty.written("\\\\u00fc \\\\\\\\n")).isEqualTo("\\u00fc \\\\n");
        assertThat(PlugInProperty.written("C:\\users $1 \\")).isEqualTo("C:\\users $1 \\");
    }

    @Test
    void aPropertyOfAnotherJvmIsTakenAsItIs() {
        String name = "onecore.test.property";
        System.setProperty(name, "a\\\\b");
        try {
            assertThat(PlugInProperty.of(name)).contains("a\\\\b");
            assertThat(PlugInProperty.of(name + ".none")).isEmpty();
        } finally {
            System.clearProperty(name);
        }
    }
}
