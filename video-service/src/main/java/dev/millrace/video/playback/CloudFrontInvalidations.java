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
import tools.jackson.databind.json.JsonMapper;

/** Invalidates at CloudFront when {@code millrace.playback.distribution-id} is set; else there is nothing to ask. */
@Component
class CloudFrontInvalidations implements Invalidations, OutboxSender {

    static final String KIND = "cdn-invalidation";

    private final PlaybackProperties properties;
    private final ObjectProvider<CloudFrontClient> cloudFront;
    private final Outbox outbox;
    private final JsonMapper json;

    CloudFrontInvalidations(
            PlaybackProperties properties,
            ObjectProvider<CloudFrontClient> cloudFront,
            Outbox outbox,
            JsonMapper json) {
        this.properties = properties;
        this.cloudFront = cloudFront;
        this.outbox = outbox;
        this.json = json;
    }

    @Override
    public void request(UUID videoId) {
        request(videoId, ObjectKeys.videoPrefix(videoId) + "*");
    }

    @Override
    public void request(UUID videoId, String fileKey) {
        if (properties.distributionId() != null) {
            outbox.add(KIND, videoId.toString(), new Path("/" + fileKey));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        create(json.readValue(message.payload(), Path.class).path(), message.id());
    }

    @Override
    public void invalidate(String prefix, UUID reference) {
        if (properties.distributionId() != null && properties.invalidateRemoved()) {
            create("/" + prefix + "*", reference);
        }
    }

    private void create(String path, UUID reference) {
        cloudFront
                .getObject()
                .createInvalidation(request -> request.distributionId(
                                Objects.requireNonNull(properties.distributionId()))
                        .invalidationBatch(batch -> batch.callerReference(reference.toString())
                                .paths(paths -> paths.quantity(1).items(path))));
    }

    record Path(String path) {}
}
