package dev.millrace.common.signal;

import java.util.List;
import java.util.Map;

/**
 * Everything that is sent to CloudWatch, by service. Each series costs money every month, so the list holds what an alarm or the
 * dashboard reads and nothing else; {@code infra/docs/signals.md} says what each means.
 */
public final class Signals {

    private static final Map<String, List<Signal>> OF = Map.of(
            "api-gateway",
            List.of(
                    Signal.counter("gateway.requests")
                            .by("route", "videos", "uploads", "events")
                            .by("outcome", "SUCCESS", "CLIENT_ERROR", "SERVER_ERROR"),
                    Signal.timer("gateway.latency").by("route", "videos", "uploads"),
                    Signal.counter("refusals").by("code", "RATE_LIMITED", "UNAVAILABLE", "INTERNAL")),
            "video-service",
            List.of(
                    Signal.counter("video.status.transitions")
                            .by("to", "DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING", "READY", "FAILED"),
                    Signal.counter("video.failures").by("fault", "OURS", "SOURCE", "PERSON"),
                    Signal.counter("video.ready.latency").by("slo", "MET", "MISSED"),
                    Signal.gauge("video.oldest.seconds").by("status", "UPLOADING", "UPLOADED", "TRANSCODING"),
                    Signal.gauge("video.jobs.waiting"),
                    Signal.gauge("video.jobs.waiting.bytes"),
                    Signal.gauge("video.jobs.oldest.seconds"),
                    Signal.gauge("video.jobs.claimed"),
                    Signal.summary("video.timeline.unattributed"),
                    Signal.counter("video.recovery.repairs"),
                    Signal.counter("transcode.remainder.failed"),
                    Signal.gauge("video.storage.findings").by("kind", "OUTPUT_LOST", "OWNERLESS"),
                    Signal.gauge("video.live.streams"),
                    Signal.counter("video.webhook.refused"),
                    Signal.gauge("video.outbox.lag.seconds"),
                    Signal.counter("video.outbox.messages").by("outcome", "dead"),
                    Signal.counter("refusals").by("code", "UNAVAILABLE", "INTERNAL")),
            "upload-service",
            List.of(
                    Signal.counter("upload.session.transitions")
                            .by("to", "initiated", "completed", "failed", "canceled"),
                    Signal.gauge("upload.sessions.live"),
                    Signal.counter("upload.parts.signed"),
                    Signal.counter("upload.bytes.completed"),
                    Signal.counter("upload.recovery.repairs"),
                    Signal.counter("upload.multiparts.lost"),
                    Signal.counter("upload.multiparts.leaked"),
                    Signal.gauge("upload.outbox.lag.seconds"),
                    Signal.counter("upload.outbox.messages").by("outcome", "dead"),
                    Signal.counter("refusals").by("code", "UNAVAILABLE", "INTERNAL")),
            "transcode-worker",
            List.of(
                    Signal.gauge("transcode.jobs.running"),
                    Signal.counter("transcode.jobs.ended")
                            .by("outcome", "told", "failed", "lease_lost", "drained", "no_room"),
                    Signal.summary("transcode.encode.speed"),
                    Signal.counter("transcode.cpu.seconds"),
                    Signal.gauge("transcode.fence").by("fence", "no_network", "no_capabilities")));

    private Signals() {}

    /**
     * What a service sends.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    public static List<Signal> of(String service) {
        List<Signal> signals = OF.get(service);
        if (signals == null) {
            throw new IllegalArgumentException("No signals are listed of " + service);
        }
        return signals;
    }
}
