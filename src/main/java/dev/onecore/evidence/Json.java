package dev.onecore.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.onecore.model.Access;
import dev.onecore.model.Arrivals;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.InjectorReason;
import dev.onecore.model.InjectorResource;
import dev.onecore.model.InjectorSummary;
import dev.onecore.model.Load;
import dev.onecore.model.MachineReason;
import dev.onecore.model.Mark;
import dev.onecore.model.Metric;
import dev.onecore.model.Objective;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Pin;
import dev.onecore.model.Profile;
import dev.onecore.model.Reason;
import dev.onecore.model.ScriptNotice;
import dev.onecore.model.ServerReason;
import dev.onecore.model.Target;
import dev.onecore.model.Verdict;
import dev.onecore.model.WireReason;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the model's records are spelled in JSON.
 *
 * <p>A member is named as its component; a time has its unit in its name, an enum constant is spelled as on the page, and what
 * is absent is {@code null}. Reading is strict: nothing is coerced and every member must be there, so that an edited file is
 * noticed; members that are not known are passed over.
 */
final class Json {

    /** One object a line. */
    static final JsonMapper LINE = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JsonScalars().setDeserializerModifier(new LaterMembers()))
            .addMixIn(Access.Header.class, HeaderValues.class)
            .addMixIn(Phase.class, PhaseNames.class)
            .addMixIn(PhaseSummary.class, PhaseSummaryNames.class)
            .addMixIn(TrialRecord.class, TrialNames.class)
            .addMixIn(InjectorSummary.class, InjectorSummaryNames.class)
            .addMixIn(Objective.class, ObjectiveNames.class)
            .addMixIn(Workload.class, WorkloadNames.class)
            .registerSubtypes(kinds(Load.class, Target.class))
            .addMixIn(Load.class, Kinds.class)
            .addMixIn(Load.Ramp.class, RampNames.class)
            .addMixIn(Target.class, Kinds.class)
            .addMixIn(Mark.class, ByLabel.class)
            .addMixIn(Verdict.Outcome.class, ByLabel.class)
            .addMixIn(Verdict.class, VerdictRecord.Converted.class)
            .addMixIn(Reason.class, ReasonKinds.class)
            .addMixIn(InjectorResource.class, LowerCase.class)
            .addMixIn(Metric.class, ByKey.class)
            .addMixIn(Arrivals.class, LowerCase.class)
            .addMixIn(Profile.class, LowerCase.class)
            .addMixIn(Pin.State.class, LowerCase.class)
            .addMixIn(ScriptNotice.NoticeKind.class, LowerCase.class)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** A whole file, for people to read too. */
    static final JsonMapper FILE = LINE.rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n")))
            .build();

    private Json() {}

    private interface HeaderValues {
        @JsonProperty
        @JsonSerialize(using = JsonScalars.Redacted.class)
        String value();
    }

    private interface PhaseNames {
        @JsonProperty("durationNs")
        Duration duration();
    }

    private interface PhaseSummaryNames {
        @JsonProperty("tally")
        OperationCounts counts();

        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<InjectorSummary> injectors();
    }

    private interface TrialNames {
        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<InjectorClock> clocks();
    }

    private interface InjectorSummaryNames {
        @JsonProperty("tally")
        OperationCounts counts();
    }

    private interface ObjectiveNames {
        @JsonProperty("limitNs")
        Duration limit();

        @JsonProperty("confirmationNs")
        Duration confirmation();
    }

    private interface WorkloadNames {
        @JsonProperty
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Objective> objective();
    }

    private interface RampNames {
        @JsonProperty("overNs")
        Duration over();
    }

    /** One of several kinds, told apart by its record's name: {@code EchoLoop} is spelled {@code echo-loop}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    private static NamedType[] kinds(Class<?>... closed) {
        return Arrays.stream(closed)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .map(kind -> new NamedType(
                        kind, PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(kind.getSimpleName())))
                .toArray(NamedType[]::new);
    }

    /** A kind that is not known, of a later version, is read as null. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Void.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ServerReason.OperationsFailed.class, name = "operations-failed"),
        @JsonSubTypes.Type(value = ServerReason.Unanswered.class, name = "unanswered"),
        @JsonSubTypes.Type(value = ServerReason.FellBehind.class, name = "fell-behind"),
        @JsonSubTypes.Type(value = ServerReason.NothingAnswered.class, name = "nothing-answered"),
        @JsonSubTypes.Type(value = MachineReason.Steal.class, name = "steal"),
        @JsonSubTypes.Type(value = MachineReason.WrongCore.class, name = "wrong-core"),
        @JsonSubTypes.Type(value = ServerReason.ServerCore.class, name = "server-core"),
        @JsonSubTypes.Type(value = WireReason.WireRate.class, name = "wire-rate"),
        @JsonSubTypes.Type(value = WireReason.WireBroke.class, name = "wire-broke"),
        @JsonSubTypes.Type(value = InjectorReason.SentTooFew.class, name = "sent-too-few"),
        @JsonSubTypes.Type(value = InjectorReason.InjectorLimit.class, name = "injector-limit"),
        @JsonSubTypes.Type(value = InjectorReason.InjectorStopped.class, name = "injector-stopped"),
        @JsonSubTypes.Type(value = InjectorReason.InjectorLate.class, name = "injector-late"),
        @JsonSubTypes.Type(value = InjectorReason.InjectorLost.class, name = "injector-lost"),
        @JsonSubTypes.Type(value = InjectorReason.InjectorBeganLate.class, name = "injector-began-late"),
        @JsonSubTypes.Type(value = Reason.OfInjector.class, name = "of-injector"),
        @JsonSubTypes.Type(value = Reason.InPhase.class, name = "in-phase"),
        @JsonSubTypes.Type(value = Reason.Told.class, name = "told")
    })
    private interface ReasonKinds {}

    private interface ByLabel {
        @JsonValue
        String label();
    }

    private interface ByKey {
        @JsonValue
        String key();
    }

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private enum LowerCase {}
}
