package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;

/** Why a worker gives up. */
enum GivenUp {
    /** The source stays usable. */
    BY_ITSELF(FailReason.TRANSCODE_ERROR),
    /** The source is of no use. */
    BY_THE_SOURCE(FailReason.SOURCE_UNREADABLE);

    private final FailReason reason;

    GivenUp(FailReason reason) {
        this.reason = reason;
    }

    FailReason reason() {
        return reason;
    }
}
