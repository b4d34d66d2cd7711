package dev.onecore.evidence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code environment.json}: facts by name, sorted, of any type. */
final class Environment {

    private static final TypeReference<TreeMap<String, Object>> SORTED = new TypeReference<>() {};

    private Environment() {}

    /** The facts in JSON's own types. */
    static Map<String, @Nullable Object> plain(Map<?, ?> facts) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        facts.forEach((name, fact) -> sorted.put(String.valueOf(name), plain(fact)));
        return sorted;
    }

    private static @Nullable Object plain(@Nullable Object fact) {
        if (fact instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (fact instanceof Collection<?> list) {
            return list.stream().map(Environment::plain).toList();
        }
        if (fact instanceof Double number && !Double.isFinite(number)) {
            return number.toString();
        }
        return fact == null || fact instanceof Number || fact instanceof Boolean ? fact : fact.toString();
    }

    static Map<String, Object> of(JsonNode facts) {
        return Json.FILE.convertValue(facts, SORTED);
    }
}
