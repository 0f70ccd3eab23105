package dev.millrace.video.captions;

import dev.millrace.common.streaming.hls.MediaPlaylist;
import dev.millrace.common.streaming.hls.MediaSegment;
import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.streaming.webvtt.WebVttFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Cuts cues into WebVTT segments of a minute and lists them in an HLS media playlist, as long as the video. A minute of text
 * is a packet or two, and HLS lets subtitles of a VOD have a target duration of their own. Pure.
 */
final class SubtitleSegments {

    private static final long SEGMENT_MILLIS = 60_000;

    private final List<Cue> cues;
    private final long durationMillis;

    SubtitleSegments(List<Cue> cues, double durationSeconds) {
        this.cues = cues;
        this.durationMillis = Math.max(1, Math.round(durationSeconds * 1000));
    }

    /** What the cue costs in all segments of a video of that length together. */
    static long bytesOf(Cue cue, long durationMillis) {
        long shownUntil = Math.min(cue.endMillis(), durationMillis);
        if (shownUntil <= cue.startMillis()) {
            return 0;
        }
        long segments = (shownUntil - 1) / SEGMENT_MILLIS - cue.startMillis() / SEGMENT_MILLIS + 1;
        return segments * cue.block().getBytes(StandardCharsets.UTF_8).length;
    }

    static String name(int index) {
        return String.format(Locale.ROOT, "seg_%05d.vtt", index + 1);
    }

    /** The segments in their order; a cue that is shown in two of them is in both. */
    List<String> texts() {
        return IntStream.range(0, count())
                .mapToObj(index -> new WebVttFile(shownIn(index)).segment())
                .toList();
    }

    private List<Cue> shownIn(int index) {
        return cues.stream()
                .filter(cue -> cue.isShownBetween(index * SEGMENT_MILLIS, (index + 1) * SEGMENT_MILLIS))
                .toList();
    }

    String playlist() {
        List<MediaSegment> segments = IntStream.range(0, count())
                .mapToObj(index -> MediaSegment.ofText(
                        Math.min(SEGMENT_MILLIS, durationMillis - index * SEGMENT_MILLIS), name(index)))
                .toList();
        return new MediaPlaylist((int) SEGMENT_MILLIS / 1000, MediaPlaylist.Content.TEXT, null, segments).text();
    }

    private int count() {
        return (int) ((durationMillis + SEGMENT_MILLIS - 1) / SEGMENT_MILLIS);
    }
}
