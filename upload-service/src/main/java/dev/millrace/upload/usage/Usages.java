package dev.millrace.upload.usage;

import dev.millrace.common.contract.Internal.OwnerUsage;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLength;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.upload.part.PartProperties;
import dev.millrace.upload.session.OwnerLimits;
import dev.millrace.upload.session.SessionProperties;
import dev.millrace.upload.video.VideoService;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Puts together what two services know of an owner's limits. */
@Component
class Usages {

    private final SourceLimits sources;
    private final SourceLength length;
    private final PartProperties parts;
    private final SessionProperties sessions;
    private final OwnerLimits owners;
    private final VideoService videos;

    Usages(
            SourceLimits sources,
            SourceLength length,
            PartProperties parts,
            SessionProperties sessions,
            OwnerLimits owners,
            VideoService videos) {
        this.sources = sources;
        this.length = length;
        this.parts = parts;
        this.sessions = sessions;
        this.owners = owners;
        this.videos = videos;
    }

    Usage of(String ownerId) {
        OwnerUsage kept = videos.usage(ownerId);
        OwnerLimits.Held held = owners.lastDay(ownerId);
        return new Usage(
                limits(kept),
                new Usage.Used(held.live(), held.opened(), held.bytes(), kept.storedBytes(), kept.drafts()));
    }

    private Usage.Limits limits(OwnerUsage kept) {
        DataSize daily = sessions.dailyBytesPerOwner();
        return new Usage.Limits(
                sources.maxSize().toBytes(),
                allowedTypes(),
                length.maxDuration().toSeconds(),
                parts.size().toBytes(),
                parts.parallel(),
                sessions.livePerOwner(),
                sessions.dailyPerOwner(),
                daily.toBytes() > 0 ? daily.toBytes() : null,
                kept.mostStoredBytes(),
                kept.mostDrafts());
    }

    private List<Usage.AllowedType> allowedTypes() {
        return sources.containers().stream()
                .sorted(Comparator.<SourceContainer>naturalOrder())
                .map(container -> new Usage.AllowedType(container.extension(), container.mimes()))
                .toList();
    }
}
