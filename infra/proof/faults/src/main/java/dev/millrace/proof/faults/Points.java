package dev.millrace.proof.faults;

import static dev.millrace.proof.faults.proxy.Moment.Side.AFTER;
import static dev.millrace.proof.faults.proxy.Moment.Side.BEFORE;
import static dev.millrace.proof.faults.proxy.Moment.Side.WITHIN;

import dev.millrace.proof.faults.Fault.What;
import dev.millrace.proof.faults.proxy.Call;
import dev.millrace.proof.faults.proxy.Link;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.util.List;

/** The calls at which faults can be injected into the call or its two processes. Pure. */
final class Points {

    private static final List<Side> AROUND = List.of(BEFORE, AFTER);
    private static final List<What> LOSSES = List.of(What.KILL, What.CUT, What.DELAY);
    private static final List<What> MESSAGES = List.of(What.KILL, What.CUT, What.DELAY, What.AGAIN, What.LATE);

    static final List<Point> ALL = List.of(
            point(Link.VIDEO_AND_DATABASE, Call.COMMIT, AROUND, 12, LOSSES, "video-service"),
            point(Link.UPLOAD_AND_DATABASE, Call.COMMIT, AROUND, 12, LOSSES, "upload-service"),
            point(Link.UPLOAD_AND_QUEUE, Call.SEND_JOB, AROUND, 2, MESSAGES, "upload-service"),
            point(Link.WORKER_1_AND_QUEUE, Call.RECEIVE_JOB, List.of(AFTER), 2, LOSSES, "worker-1"),
            point(Link.WORKER_2_AND_QUEUE, Call.RECEIVE_JOB, List.of(AFTER), 2, LOSSES, "worker-2"),
            point(Link.WORKER_1_AND_QUEUE, Call.DELETE_JOB, AROUND, 2, LOSSES, "worker-1"),
            point(Link.WORKER_2_AND_QUEUE, Call.DELETE_JOB, AROUND, 2, LOSSES, "worker-2"),
            point(Link.UPLOAD_AND_STORAGE, Call.CREATE_MULTIPART, AROUND, 2, LOSSES, "upload-service"),
            point(
                    Link.UPLOAD_AND_STORAGE,
                    Call.COMPLETE_MULTIPART,
                    AROUND,
                    2,
                    List.of(What.KILL, What.CUT, What.DELAY, What.FALSE_SUCCESS),
                    "upload-service"),
            point(Link.WORKER_1_AND_STORAGE, Call.PUT_OUTPUT, List.of(BEFORE, WITHIN, AFTER), 8, LOSSES, "worker-1"),
            point(Link.WORKER_2_AND_STORAGE, Call.PUT_OUTPUT, List.of(BEFORE, WITHIN, AFTER), 8, LOSSES, "worker-2"),
            point(Link.UPLOAD_AND_VIDEO, Call.UPLOAD_WEBHOOK, AROUND, 2, MESSAGES, "upload-service", "video-service"),
            point(Link.UPLOAD_AND_VIDEO, Call.UPLOAD_OPENED, AROUND, 2, MESSAGES, "upload-service", "video-service"),
            point(Link.WORKER_1_AND_VIDEO, Call.TRANSCODING_WEBHOOK, AROUND, 4, MESSAGES, "worker-1", "video-service"),
            point(Link.WORKER_2_AND_VIDEO, Call.TRANSCODING_WEBHOOK, AROUND, 4, MESSAGES, "worker-2", "video-service"),
            point(Link.WORKER_1_AND_VIDEO, Call.LEASE, AROUND, 4, MESSAGES, "worker-1", "video-service"),
            point(Link.WORKER_2_AND_VIDEO, Call.LEASE, AROUND, 4, MESSAGES, "worker-2", "video-service"),
            point(Link.VIDEO_AND_UPLOAD, Call.VIDEO_DELETED, AROUND, 1, MESSAGES, "video-service", "upload-service"),
            point(Link.GATEWAY_AND_VIDEO, Call.PHONE, AROUND, 4, LOSSES, "api-gateway", "video-service"),
            point(Link.GATEWAY_AND_UPLOAD, Call.PHONE, AROUND, 8, LOSSES, "api-gateway", "upload-service"));

    private Points() {}

    /**
     * A call, and the faults that can be injected at it.
     *
     * @param most one of the first {@code most} calls of its kind is chosen
     * @param whats possible faults; those that repeat, delay or lose a request apply only before it
     * @param parts processes that may be killed at it
     */
    record Point(Link link, Call call, List<Side> sides, int most, List<What> whats, List<String> parts) {}

    private static Point point(Link link, Call call, List<Side> sides, int most, List<What> whats, String... parts) {
        return new Point(link, call, sides, most, whats, List.of(parts));
    }
}
