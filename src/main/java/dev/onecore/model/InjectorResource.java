package dev.onecore.model;

import java.util.Locale;

/** What an injector can be short of, so that it and not the server decides a figure. */
public enum InjectorResource {
    /** CPU time, in per cent of one core. */
    CORE("the injector used %.0f %% of a core, limit %.0f %%", "%"),
    /** The 99th percentile of the time from an operation's intended start to its actual one. */
    SEND_LAG("send lag p99 %.2f ms, limit %.0f ms", "ms"),
    /** The longest time for which a waiting thread was not run when it was due. */
    LONGEST_GAP("the injector was not run for %.0f ms, limit %.0f ms", "ms"),
    /** The share of the phase that lies in such times. */
    GAPS("the injector was not run for %.0f %% of the time, limit %.0f %%", "%"),
    /** The share of the phase for which a CPU quota stopped the injector. */
    QUOTA("a CPU quota stopped the injector for %.1f %% of the time, limit %.1f %%", "%"),
    /** The share of the phase for which its threads were ready and waited for a core. */
    RUN_QUEUE("the injector's threads waited %.0f %% of the time for a core, limit %.0f %%", "%");

    private final String form;
    private final String unit;

    InjectorResource(String form, String unit) {
        this.form = form;
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    String sentence(double figure, double limit) {
        return String.format(Locale.ROOT, form, figure, limit);
    }

    String advice(Circumstances run) {
        return switch (this) {
            case CORE, SEND_LAG -> run.relief();
            case LONGEST_GAP, GAPS, RUN_QUEUE -> "end other programs on the injector's cores, or " + run.relief();
            case QUOTA -> "raise the CPU quota of the container or control group that Onecore runs in";
        };
    }
}
