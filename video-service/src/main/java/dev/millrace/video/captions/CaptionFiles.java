package dev.millrace.video.captions;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.streaming.webvtt.WebVttFile;
import dev.millrace.video.storage.TextObject;
import dev.millrace.video.storage.TextObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stores captions as players fetch them: the whole file for DASH, segments and a playlist for HLS. Nothing is overwritten. */
@Component
class CaptionFiles {

    static final String WHOLE = ObjectKeys.CAPTIONS_FILE;
    static final String PLAYLIST = "playlist.m3u8";

    private static final String WEBVTT = "text/vtt";
    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final TextObjects objects;

    CaptionFiles(TextObjects objects) {
        this.objects = objects;
    }

    void store(UUID videoId, String language, UUID version, List<Cue> cues, double durationSeconds) {
        String folder = ObjectKeys.captionsPrefix(videoId, language, version);
        SubtitleSegments segments = new SubtitleSegments(cues, durationSeconds);
        String whole = new WebVttFile(cues).text();
        Map<String, TextObject> files = new LinkedHashMap<>();
        files.put(folder + WHOLE, new TextObject(whole, WEBVTT, FOR_EVER, false));
        files.put(folder + PLAYLIST, new TextObject(segments.playlist(), HLS, FOR_EVER, true));
        List<String> texts = segments.texts();
        for (int i = 0; i < texts.size(); i++) {
            files.put(folder + SubtitleSegments.name(i), new TextObject(texts.get(i), WEBVTT, FOR_EVER, false));
        }
        objects.store(files);
    }
}
