package dev.millrace.video.captions;

import dev.millrace.common.streaming.dash.AdaptationSet;
import dev.millrace.common.streaming.dash.MalformedManifest;
import dev.millrace.common.streaming.dash.Manifest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts subtitles into a DASH manifest in the place of those that an earlier call put there. */
final class ManifestSubtitles {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestSubtitles.class);

    private ManifestSubtitles() {}

    /** The manifest with them; a text that is no manifest as it is. */
    static String apply(String manifest, List<Subtitle> subtitles) {
        try {
            return Manifest.parse(manifest)
                    .withText(subtitles.stream().map(ManifestSubtitles::set).toList())
                    .text();
        } catch (MalformedManifest e) {
            LOG.warn("no subtitles in a manifest that cannot be read: {}", e.getMessage());
            return manifest;
        }
    }

    private static AdaptationSet set(Subtitle subtitle) {
        return AdaptationSet.subtitles(subtitle.language(), subtitle.name(), subtitle.fileUri());
    }
}
