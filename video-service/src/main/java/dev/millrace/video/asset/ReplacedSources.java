package dev.millrace.video.asset;

import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Another file is uploaded: what was made of the one before, and found out about it, says nothing of the new one. */
@Component
class ReplacedSources {

    private final VideoAssets assets;
    private final SourceFacts facts;

    ReplacedSources(VideoAssets assets, SourceFacts facts) {
        this.assets = assets;
        this.facts = facts;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        // why: a DRAFT never had a source
        if (change.to() == VideoStatus.UPLOADING && change.from() != VideoStatus.DRAFT) {
            assets.removeAll(change.videoId());
            facts.remove(change.videoId());
        }
    }
}
