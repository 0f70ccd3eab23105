package dev.millrace.video.captions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cuts cues into WebVTT segments of a minute and lists them in an HLS media playlist, as long as the video. A minute of text
 * is a packet or two, and HLS lets subtitles of a VOD have a target duration of their own. Pure.
 */
final class SubtitleSegments {

    private static final long SEGMENT_MILLIS = 60_000;

    /** why: our segments' media time begins at 0, as the cues' does. */
    private static final String HEAD = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n";

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
                .mapToObj(index -> HEAD
                        + cues.stream()
                                .filter(cue -> cue.isShownBetween(index * SEGMENT_MILLIS, (index + 1) * SEGMENT_MILLIS))
                                .map(Cue::block)
                                .collect(Collectors.joining()))
                .toList();
    }

    String playlist() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n")
                .append("#EXT-X-TARGETDURATION:" + SEGMENT_MILLIS / 1000 + "\n")
                .append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        for (int i = 0; i < count(); i++) {
            long length = Math.min(SEGMENT_MILLIS, durationMillis - i * SEGMENT_MILLIS);
            text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n%s\n", length / 1000.0, name(i)));
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }

    private int count() {
        return (int) ((durationMillis + SEGMENT_MILLIS - 1) / SEGMENT_MILLIS);
    }
}
