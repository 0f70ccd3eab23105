package dev.millrace.video.asset;

import dev.millrace.video.video.VideoPurged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets the files of a purged video, and what its source was. */
@Component
class PurgedVideos {

    private final VideoAssets assets;
    private final SourceFacts facts;

    PurgedVideos(VideoAssets assets, SourceFacts facts) {
        this.assets = assets;
        this.facts = facts;
    }

    @EventListener
    void on(VideoPurged purged) {
        assets.removeAll(purged.videoId());
        facts.remove(purged.videoId());
    }
}
