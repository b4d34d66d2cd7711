package dev.onecore.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Traits;
import dev.onecore.model.Usage;
import dev.onecore.model.Workload;
import java.io.IOException;
import java.util.Map;

/** Members that a format gained: evidence from before is read as if it had them, with what was so at the time. */
final class LaterMembers extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1;

    private static final ArrayNode NONE = new ArrayNode(JsonNodeFactory.instance);

    /**
     * Phases were run through before there were turns, nobody looked at heaps, nothing stood between the two sides, and each trial
     * did what its workload says before there were searches. The members of the last, and those of several injectors, are left
     * out where they are empty.
     */
    private static final Map<Class<?>, Map<String, JsonNode>> BEFORE = Map.of(
            Phase.class, Map.of("turns", IntNode.valueOf(1)),
            PhaseSummary.class, Map.of("turns", NONE, "injectors", NONE),
            Traits.class, Map.of("wire", TextNode.valueOf("")),
            Usage.class, Map.of("heapBytes", NullNode.getInstance()),
            TrialRecord.class, Map.of("notices", NONE, "clocks", NONE),
            Workload.class, Map.of("objective", NullNode.getInstance()),
            CampaignRecord.PlannedTrial.class, Map.of("phases", NONE));

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        Map<String, JsonNode> before = BEFORE.get(description.getBeanClass());
        return before == null ? deserializer : new Completing(deserializer, before);
    }

    /** Adds what is missing, and has the rest done as ever. */
    private static final class Completing extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        private final transient Map<String, JsonNode> before;

        Completing(JsonDeserializer<?> deserializer, Map<String, JsonNode> before) {
            super(deserializer);
            this.before = before;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Completing(deserializer, before);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(parser);
            if (tree instanceof ObjectNode object) {
                before.forEach((member, value) -> {
                    if (!object.has(member)) {
                        object.set(member, value);
                    }
                });
            }
            try (JsonParser completed = tree.traverse(parser.getCodec())) {
                completed.nextToken();
                return super.deserialize(completed, context);
            }
        }
    }
}
