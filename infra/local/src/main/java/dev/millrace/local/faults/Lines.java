package dev.millrace.local.faults;

import dev.millrace.local.suite.PortPlan;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The lines between the parts of one suite, and the settings that send each part's calls through its own. */
final class Lines implements AutoCloseable {

    private final Map<Between, FaultLine> lines = new EnumMap<>(Between.class);

    /** Who calls whom. */
    enum Between {
        VIDEO_AND_DATABASE(60),
        UPLOAD_AND_DATABASE(61),
        VIDEO_AND_STORAGE(62),
        UPLOAD_AND_STORAGE(63),
        WORKERS_AND_STORAGE(64),
        VIDEO_AND_QUEUE(65),
        UPLOAD_AND_QUEUE(66),
        WORKERS_AND_QUEUE(67),
        GATEWAY_AND_VIDEO(68),
        GATEWAY_AND_UPLOAD(69),
        WORKERS_AND_VIDEO(70),
        UPLOAD_AND_VIDEO(71),
        VIDEO_AND_UPLOAD(72);

        private final int offset;

        /** @param offset of its port from the plan's base; the workers end before the first */
        Between(int offset) {
            this.offset = offset;
        }

        int port(PortPlan ports) {
            return ports.base() + offset;
        }

        private int target(PortPlan ports) {
            return switch (this) {
                case VIDEO_AND_DATABASE, UPLOAD_AND_DATABASE -> ports.database();
                case VIDEO_AND_STORAGE, UPLOAD_AND_STORAGE, WORKERS_AND_STORAGE -> ports.storage();
                case VIDEO_AND_QUEUE, UPLOAD_AND_QUEUE, WORKERS_AND_QUEUE -> ports.queue();
                case GATEWAY_AND_VIDEO, WORKERS_AND_VIDEO, UPLOAD_AND_VIDEO -> ports.video();
                case GATEWAY_AND_UPLOAD, VIDEO_AND_UPLOAD -> ports.upload();
            };
        }
    }

    /** Opens all of them. */
    static Lines open(PortPlan ports) throws IOException {
        Lines lines = new Lines();
        try {
            for (Between between : Between.values()) {
                lines.lines.put(between, FaultLine.open(between.port(ports), between.target(ports)));
            }
            return lines;
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    FaultLine of(Between between) {
        return Objects.requireNonNull(lines.get(between));
    }

    /** Opens what is closed, slow or silent. */
    void heal() {
        lines.values().forEach(line -> line.set(FaultLine.State.OPEN));
    }

    /** Spring properties by module. */
    static Map<String, Map<String, String>> settings(PortPlan ports) {
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
                        "millrace.video-service.url", http(Between.UPLOAD_AND_VIDEO, ports)));
        settings.put(
                "transcode-worker",
                Map.of(
                        "spring.cloud.aws.s3.endpoint", http(Between.WORKERS_AND_STORAGE, ports),
                        "spring.cloud.aws.sqs.endpoint", http(Between.WORKERS_AND_QUEUE, ports),
                        "millrace.video-service.url", http(Between.WORKERS_AND_VIDEO, ports)));
        settings.put(
                "api-gateway",
                Map.of(
                        "millrace.routes.video-service", http(Between.GATEWAY_AND_VIDEO, ports),
                        "millrace.routes.upload-service", http(Between.GATEWAY_AND_UPLOAD, ports)));
        return settings;
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
