package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Message HELLO = Message.text("hello wörld");
    private static final Message BYTES = Message.binary(new byte[] {'h', 'e'});

    @Test
    void textsAreComparedByTheirBytes() {
        assertThat(Match.equalTo("hello wörld").matches(HELLO)).isTrue();
        assertThat(Match.equalTo("hello").matches(HELLO)).isFalse();
        assertThat(Match.equalTo("he").matches(BYTES)).isTrue();
        assertThat(Match.startsWith("hello wö").matches(HELLO)).isTrue();
        assertThat(Match.startsWith("hello wörld!").matches(HELLO)).isFalse();
        assertThat(Match.startsWith("").matches(Message.text(""))).isTrue();
        assertThat(Match.contains("wör").matches(HELLO)).isTrue();
        assertThat(Match.contains("xyz").matches(HELLO)).isFalse();
        assertThat(Match.matching("w.rld$").matches(HELLO)).isTrue();
        assertThat(Match.matching("^world").matches(HELLO)).isFalse();
    }

    @Test
    void theKindOfMessageIsToldApart() {
        assertThat(Match.isText().matches(HELLO)).isTrue();
        assertThat(Match.isText().matches(BYTES)).isFalse();
        assertThat(Match.isBinary().matches(BYTES)).isTrue();
        assertThat(Match.any().matches(BYTES)).isTrue();
    }

    @Test
    void matchesAreCombinedAndTheirWordsWithThem() {
        Match both = Match.isText().and(Match.contains("x").not());
        assertThat(both.matches(HELLO)).isTrue();
        assertThat(both.matches(Message.text("x"))).isFalse();
        assertThat(both.description()).isEqualTo("it is a text and not: it contains x");
        Match either = Match.isBinary().or(Match.contains("hello"));
        assertThat(either.matches(HELLO)).isTrue();
        assertThat(either.matches(BYTES)).isTrue();
        assertThat(either.matches(Message.text("other"))).isFalse();
        assertThat(either.description()).isEqualTo("it is binary or it contains hello");
    }
}
