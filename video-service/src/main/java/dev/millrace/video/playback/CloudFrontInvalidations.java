package dev.millrace.video.playback;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Invalidates at CloudFront when {@code millrace.playback.distribution-id} is set; else there is nothing to ask. */
@Component
class CloudFrontInvalidations implements Invalidations, OutboxSender {

    static final String KIND = "cdn-invalidation";

    private final PlaybackProperties properties;
    private final ObjectProvider<CloudFrontClient> cloudFront;
    private final Outbox outbox;

    CloudFrontInvalidations(PlaybackProperties properties, ObjectProvider<CloudFrontClient> cloudFront, Outbox outbox) {
        this.properties = properties;
        this.cloudFront = cloudFront;
        this.outbox = outbox;
    }

    @Override
    public void request(UUID videoId) {
        if (properties.distributionId() != null) {
            outbox.add(KIND, videoId.toString(), new Path("/" + ObjectKeys.videoPrefix(videoId) + "*"));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        String path = "/" + ObjectKeys.videoPrefix(UUID.fromString(message.subject())) + "*";
        cloudFront
                .getObject()
                .createInvalidation(request -> request.distributionId(
                                Objects.requireNonNull(properties.distributionId()))
                        .invalidationBatch(
                                batch -> batch.callerReference(message.id().toString())
                                        .paths(paths -> paths.quantity(1).items(path))));
    }

    private record Path(String path) {}
}
