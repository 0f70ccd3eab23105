package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How ffmpeg's DASH muxer is called. It writes no playlist that we use: it is the only one that gives a fragment per GOP. Pure.
 */
final class DashMuxer {

    private static final String FRAGMENTS = "movflags=+cmaf+frag_keyframe+skip_sidx";

    private DashMuxer() {}

    static List<String> ofPass(Plan plan, Pass pass) {
        return options(pass.labels().size(), seconds("%.4f", target(plan, pass)), "1", FRAGMENTS);
    }

    /** Times and fragments go on as if what is before the chunk were written already; the files begin at 1. */
    static List<String> ofChunk(Plan plan, Pass pass, Chunk chunk) {
        String goingOn = FRAGMENTS + "+frag_discont:fragment_index=" + chunk.firstFragment();
        return options(pass.renditions().size(), seconds("%.4f", target(plan, pass)), "1", goingOn);
    }

    /** why: without a timeline each segment ends at a multiple of its length, as it does when the picture ends it. */
    static List<String> ofSound(Plan plan, Pass pass) {
        return options(pass.audioRenditions().size(), seconds("%.6f", plan.segmentSeconds()), "0", FRAGMENTS);
    }

    private static List<String> options(int streams, String seconds, String hasTimeline, String format) {
        // why: one adaptation set per stream, else the muxer refuses renditions whose rounded sizes differ in aspect
        String sets = IntStream.range(0, streams)
                .mapToObj(stream -> "id=" + stream + ",streams=" + stream)
                .collect(Collectors.joining(" "));
        return List.of(
                "-f",
                "dash",
                "-seg_duration",
                seconds,
                "-use_template",
                "1",
                "-use_timeline",
                hasTimeline,
                "-init_seg_name",
                "$RepresentationID$/init.mp4",
                "-media_seg_name",
                "$RepresentationID$/seg_$Number%05d$.m4s",
                "-adaptation_sets",
                sets,
                "-format_options",
                format,
                "ffmpeg.mpd");
    }

    /** Half a frame less than a segment, so that the muxer cuts at the key frame and not one GOP later. */
    private static double target(Plan plan, Pass pass) {
        return plan.segmentSeconds()
                - 0.5 / pass.renditions().get(0).frameRate().value();
    }

    private static String seconds(String format, double seconds) {
        return String.format(Locale.ROOT, format, seconds);
    }
}
