package dev.onecore.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.onecore.model.Reason;
import dev.onecore.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a verdict is stored: its reasons in words, and beside them as values where any has a figure. Evidence from before there
 * were values is read by its words alone, and so is a verdict with a kind of reason that is not known.
 */
final class VerdictRecord {

    private final Verdict.Outcome outcome;
    private final List<String> reasons;
    private List<@Nullable Reason> causes = List.of();

    @JsonCreator
    VerdictRecord(@JsonProperty("outcome") Verdict.Outcome outcome, @JsonProperty("reasons") List<String> reasons) {
        this.outcome = outcome;
        this.reasons = List.copyOf(reasons);
    }

    @JsonProperty("outcome")
    Verdict.Outcome outcome() {
        return outcome;
    }

    @JsonProperty("reasons")
    List<String> reasons() {
        return reasons;
    }

    @JsonProperty("causes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<@Nullable Reason> causes() {
        return causes;
    }

    /** Not a parameter of the constructor, since those must all be in the file. */
    @JsonSetter("causes")
    void causes(@Nullable List<@Nullable Reason> values) {
        causes = values == null ? List.of() : new ArrayList<>(values);
    }

    private static VerdictRecord of(Verdict verdict) {
        VerdictRecord stored = new VerdictRecord(verdict.outcome(), verdict.sentences());
        if (verdict.reasons().stream().anyMatch(reason -> !reason.equals(new Reason.Told(reason.sentence())))) {
            stored.causes(new ArrayList<>(verdict.reasons()));
        }
        return stored;
    }

    private Verdict verdict() {
        List<Reason> known = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            Reason cause = causes.size() == reasons.size() ? causes.get(i) : null;
            known.add(cause == null ? new Reason.Told(reasons.get(i)) : cause);
        }
        return new Verdict(outcome, known);
    }

    /** Puts it in place of a verdict, both ways. */
    @JsonSerialize(converter = ToRecord.class)
    @JsonDeserialize(converter = ToVerdict.class)
    interface Converted {}

    static final class ToRecord extends StdConverter<Verdict, VerdictRecord> {
        @Override
        public VerdictRecord convert(Verdict verdict) {
            return of(verdict);
        }
    }

    static final class ToVerdict extends StdConverter<VerdictRecord, Verdict> {
        @Override
        public Verdict convert(VerdictRecord stored) {
            return stored.verdict();
        }
    }
}
