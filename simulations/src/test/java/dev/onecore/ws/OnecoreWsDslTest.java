package dev.onecore.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnecoreWsDslTest {

    /** Scripts import all three with an asterisk; a name that two have can be called by neither. */
    @Test
    void noNameMeansSomethingElseInGatlingsOwnDsl() {
        assertThat(names(OnecoreWsDsl.class))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(names(CoreDsl.class))
                .doesNotContainAnyElementsOf(names(HttpDsl.class));
    }

    private static Set<String> names(Class<?> dsl) {
        return Stream.of(dsl.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
