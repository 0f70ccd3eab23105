package dev.millrace.proof.faults.proxy;

import dev.millrace.local.suite.PortPlan;

/** Which process calls which. */
public enum Link {
    VIDEO_AND_DATABASE(60),
    UPLOAD_AND_DATABASE(61),
    VIDEO_AND_STORAGE(62),
    UPLOAD_AND_STORAGE(63),
    WORKER_1_AND_STORAGE(64),
    VIDEO_AND_QUEUE(65),
    UPLOAD_AND_QUEUE(66),
    WORKER_1_AND_QUEUE(67),
    GATEWAY_AND_VIDEO(68),
    GATEWAY_AND_UPLOAD(69),
    WORKER_1_AND_VIDEO(70),
    UPLOAD_AND_VIDEO(71),
    VIDEO_AND_UPLOAD(72),
    WORKER_2_AND_STORAGE(73),
    WORKER_2_AND_QUEUE(74),
    WORKER_2_AND_VIDEO(75),
    PHONES_AND_STORAGE(76);

    private final int offset;

    /** @param offset of its port from the plan's base, above the workers' ports */
    Link(int offset) {
        this.offset = offset;
    }

    int port(PortPlan ports) {
        return ports.base() + offset;
    }

    int target(PortPlan ports) {
        return switch (this) {
            case VIDEO_AND_DATABASE, UPLOAD_AND_DATABASE -> ports.database();
            case VIDEO_AND_STORAGE,
                    UPLOAD_AND_STORAGE,
                    WORKER_1_AND_STORAGE,
                    WORKER_2_AND_STORAGE,
                    PHONES_AND_STORAGE -> ports.storage();
            case VIDEO_AND_QUEUE, UPLOAD_AND_QUEUE, WORKER_1_AND_QUEUE, WORKER_2_AND_QUEUE -> ports.queue();
            case GATEWAY_AND_VIDEO, WORKER_1_AND_VIDEO, WORKER_2_AND_VIDEO, UPLOAD_AND_VIDEO -> ports.video();
            case GATEWAY_AND_UPLOAD, VIDEO_AND_UPLOAD -> ports.upload();
        };
    }

    boolean isDatabase() {
        return this == VIDEO_AND_DATABASE || this == UPLOAD_AND_DATABASE;
    }
}
