package dev.onecore.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.onecore.model.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Times, paths and measured shares as JSON: nanoseconds as whole numbers, and no number that is not finite. */
final class JsonScalars extends SimpleModule {

    private static final long serialVersionUID = 1L;

    JsonScalars() {
        addSerializer(Duration.class, new DurationWriter());
        addDeserializer(Duration.class, new DurationReader());
        addSerializer(Instant.class, ToStringSerializer.instance);
        addDeserializer(Instant.class, new FromStringDeserializer<Instant>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Instant _deserialize(String text, DeserializationContext context) {
                return Instant.parse(text);
            }
        });
        addSerializer(Path.class, ToStringSerializer.instance);
        addDeserializer(Path.class, new FromStringDeserializer<Path>(Path.class) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Path _deserialize(String text, DeserializationContext context) {
                return Path.of(text);
            }

            @Override
            protected Path _deserializeFromEmptyString(DeserializationContext context) {
                return Path.of("");
            }
        });
        addSerializer(OptionalDouble.class, new ShareWriter());
        addDeserializer(OptionalDouble.class, new ShareReader());
    }

    /** Says nothing of a text but that it was there. */
    static final class Redacted extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        Redacted() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Access.Header.REDACTED);
        }
    }

    private static final class DurationWriter extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.toNanos());
        }
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Duration.ofNanos(_parseLongPrimitive(json, context));
        }
    }

    /** What is not finite was not measured: JSON has no such numbers. */
    private static final class ShareWriter extends StdSerializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        ShareWriter() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
                json.writeNumber(value.getAsDouble());
            } else {
                json.writeNull();
            }
        }
    }

    private static final class ShareReader extends StdDeserializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        ShareReader() {
            super(OptionalDouble.class);
        }

        @Override
        public OptionalDouble deserialize(JsonParser json, DeserializationContext context) throws IOException {
            double value = _parseDoublePrimitive(json, context);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble getNullValue(DeserializationContext context) {
            return OptionalDouble.empty();
        }
    }
}
