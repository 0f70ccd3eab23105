package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.LoadRamp.Step;

/**
 * What a call costs, saturated and at the fixed rate of a quiet system.
 *
 * @param warmth the call, saturated
 * @param steady the same call at its rate
 */
record CallCost(Warmth warmth, Step steady) {

    String title() {
        return warmth.title();
    }

    Step saturated() {
        return warmth.saturated();
    }
}
