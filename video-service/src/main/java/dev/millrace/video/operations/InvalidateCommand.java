package dev.millrace.video.operations;

import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.playback.Invalidations;
import dev.millrace.video.video.Videos;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Invalidates the copies of videos at the CDN, so that the next player fetches them from storage. */
@Component
class InvalidateCommand {

    private final Videos videos;
    private final Invalidations invalidations;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;

    InvalidateCommand(Videos videos, Invalidations invalidations, OutboxRelay relay, TransactionTemplate transaction) {
        this.videos = videos;
        this.invalidations = invalidations;
        this.relay = relay;
        this.transaction = transaction;
    }

    Forgotten invalidate(Invalidate invalidate) {
        Map<Boolean, List<UUID>> byExistence = invalidate.videoIds().stream()
                .distinct()
                .collect(Collectors.partitioningBy(
                        id -> videos.findByIdAndDeletedAtIsNull(id).isPresent()));
        List<UUID> known = byExistence.getOrDefault(true, List.of());
        transaction.executeWithoutResult(status -> known.forEach(invalidations::request));
        known.forEach(id -> relay.deliverNow(id.toString()));
        return new Forgotten(known, byExistence.getOrDefault(false, List.of()));
    }

    /** Body of {@code POST /api/operations/invalidate}. */
    record Invalidate(@NotEmpty @Size(max = 100) List<@NotNull UUID> videoIds) {}

    /**
     * What was done.
     *
     * @param unknown no such videos, or deleted ones whose invalidation was requested already
     */
    record Forgotten(List<UUID> requested, List<UUID> unknown) {}
}
