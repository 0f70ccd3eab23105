package dev.millrace.video.asset;

import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A failed video shows nothing: a poster that was stored early would keep all of its attempt's folder from being removed. */
@Component
class FailedVideos {

    private final VideoAssets assets;

    FailedVideos(VideoAssets assets) {
        this.assets = assets;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        if (change.to() == VideoStatus.FAILED) {
            assets.removeAll(change.videoId());
        }
    }
}
