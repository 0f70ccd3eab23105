package dev.millrace.proof.faults.line;

import dev.millrace.local.suite.PortPlan;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The lines between the parts of one suite, and the settings that send each part's calls through its own. */
public final class Lines implements AutoCloseable {

    private final Map<Between, FaultLine> lines = new EnumMap<>(Between.class);

    /** Opens all of them. */
    public static Lines open(PortPlan ports) throws IOException {
        Lines lines = new Lines();
        try {
            for (Between between : Between.values()) {
                lines.lines.put(
                        between, FaultLine.open(between.port(ports), between.target(ports), between.isDatabase()));
            }
            return lines;
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    /** One of them. */
    public FaultLine of(Between between) {
        return Objects.requireNonNull(lines.get(between));
    }

    /** Opens what is closed, slow or silent. */
    public void heal() {
        lines.values().forEach(line -> line.set(FaultLine.State.OPEN));
    }

    /** No trap waits any more. */
    public void disarm() {
        lines.values().forEach(FaultLine::disarm);
    }

    /** Spring properties by module, those of a worker by its name. */
    public static Map<String, Map<String, String>> settings(PortPlan ports) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        settings.put(
                "video-service",
                Map.of(
                        "spring.datasource.url", jdbc(Between.VIDEO_AND_DATABASE, ports),
                        "spring.cloud.aws.s3.endpoint", http(Between.VIDEO_AND_STORAGE, ports),
                        "spring.cloud.aws.sqs.endpoint", http(Between.VIDEO_AND_QUEUE, ports),
                        "millrace.upload-service.url", http(Between.VIDEO_AND_UPLOAD, ports)));
        settings.put(
                "upload-service",
                Map.of(
                        "spring.datasource.url", jdbc(Between.UPLOAD_AND_DATABASE, ports),
                        "spring.cloud.aws.s3.endpoint", http(Between.UPLOAD_AND_STORAGE, ports),
                        "spring.cloud.aws.sqs.endpoint", http(Between.UPLOAD_AND_QUEUE, ports),
                        "millrace.storage.public-endpoint", http(Between.PHONES_AND_STORAGE, ports),
                        "millrace.video-service.url", http(Between.UPLOAD_AND_VIDEO, ports)));
        settings.put(
                "worker-1",
                worker(Between.WORKER_1_AND_STORAGE, Between.WORKER_1_AND_QUEUE, Between.WORKER_1_AND_VIDEO, ports));
        settings.put(
                "worker-2",
                worker(Between.WORKER_2_AND_STORAGE, Between.WORKER_2_AND_QUEUE, Between.WORKER_2_AND_VIDEO, ports));
        settings.put(
                "api-gateway",
                Map.of(
                        "millrace.routes.video-service", http(Between.GATEWAY_AND_VIDEO, ports),
                        "millrace.routes.upload-service", http(Between.GATEWAY_AND_UPLOAD, ports)));
        return settings;
    }

    private static Map<String, String> worker(Between storage, Between queue, Between video, PortPlan ports) {
        return Map.of(
                "spring.cloud.aws.s3.endpoint", http(storage, ports),
                "spring.cloud.aws.sqs.endpoint", http(queue, ports),
                "millrace.video-service.url", http(video, ports));
    }

    private static String http(Between between, PortPlan ports) {
        return PortPlan.local(between.port(ports)).toString();
    }

    private static String jdbc(Between between, PortPlan ports) {
        return "jdbc:postgresql://127.0.0.1:" + between.port(ports) + "/millrace";
    }

    @Override
    public void close() throws IOException {
        for (FaultLine line : lines.values()) {
            line.close();
        }
    }
}
