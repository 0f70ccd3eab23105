package dev.millrace.worker.pictures;

import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.streaming.webvtt.WebVttFile;
import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which key frames become tiles, and where each of them lies. Pure.
 *
 * @param times when each tile begins to count, in seconds
 * @param segments names of the files that have the key frames, in their order
 * @param groupSeconds shortest time between two key frames that are taken or passed over
 * @param durationSeconds when the last tile ends to count
 */
record StoryboardLayout(
        List<Double> times,
        List<String> segments,
        int tileWidth,
        int tileHeight,
        double groupSeconds,
        double durationSeconds) {

    private static final int LONGER_SIDE = 160;
    private static final int COLUMNS = 10;
    private static final int TILES_PER_SHEET = 100;
    /** why: four hours make five sheets, not seventy-two; a pointer cannot seek more finely. */
    private static final int MOST_TILES = 500;

    StoryboardLayout {
        times = List.copyOf(times);
        segments = List.copyOf(segments);
    }

    static StoryboardLayout of(Track track) {
        int keyFrames = (int) track.fragments().count();
        int step = (keyFrames + MOST_TILES - 1) / MOST_TILES;
        List<Double> times = new ArrayList<>();
        Set<String> files = new LinkedHashSet<>();
        int number = 0;
        for (Segment segment : track.segments()) {
            for (Fragment fragment : segment.fragments()) {
                if (number++ % step == 0) {
                    times.add(track.seconds(fragment.decodeTime()));
                    files.add(segment.name());
                }
            }
        }
        double group = track.seconds(track.segments().get(0).fragments().get(0).duration());
        double factor = (double) LONGER_SIDE
                / Math.max(track.init().width(), track.init().height());
        return new StoryboardLayout(
                times,
                List.copyOf(files),
                even(track.init().width() * factor),
                even(track.init().height() * factor),
                group,
                track.durationSeconds());
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }

    int sheets() {
        return (times.size() + TILES_PER_SHEET - 1) / TILES_PER_SHEET;
    }

    static String sheet(int number) {
        return "storyboard_%03d.jpg".formatted(number + 1);
    }

    /** What ffmpeg makes of the key frames of the segments: those of the tiles, ten to a row, ten rows to a sheet. */
    String filter() {
        int columns = Math.min(COLUMNS, times.size());
        int rows = Math.min(TILES_PER_SHEET / COLUMNS, (times.size() + COLUMNS - 1) / COLUMNS);
        double apart = times.size() > 1 ? times.get(1) - times.get(0) : groupSeconds;
        return String.format(
                Locale.ROOT,
                // why: a segment has key frames before the one that is wanted
                "select='isnan(prev_selected_t)+gte(t-prev_selected_t,%.3f)',scale=%d:%d,setsar=1,tile=%dx%d",
                apart - groupSeconds / 2,
                tileWidth,
                tileHeight,
                columns,
                rows);
    }

    /** The WebVTT track: for each stretch of time the part of a sheet that shows it. */
    String track() {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            double end = i + 1 < times.size() ? times.get(i + 1) : durationSeconds;
            cues.add(new Cue(millis(times.get(i)), millis(end), "", tile(i)));
        }
        String text = new WebVttFile(cues).text();
        return text.substring(0, text.length() - 1); // why: no cue follows, so no empty line need end the last one
    }

    private String tile(int number) {
        int place = number % TILES_PER_SHEET;
        return "%s#xywh=%d,%d,%d,%d"
                .formatted(
                        sheet(number / TILES_PER_SHEET),
                        place % COLUMNS * tileWidth,
                        place / COLUMNS * tileHeight,
                        tileWidth,
                        tileHeight);
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }
}
