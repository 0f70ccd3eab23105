package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.SourceFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ffmpeg command of one pass: it reads the source once and writes CMAF segments of the pass's renditions, one folder per
 * stream. It writes no playlist that we use: the DASH muxer is the only one that gives a fragment per GOP.
 */
final class EncodeCommand {

    private static final List<String> NOTHING_ELSE =
            List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn");

    private final EncodeProperties encode;
    private final FfmpegProperties ffmpeg;

    EncodeCommand(EncodeProperties encode, FfmpegProperties ffmpeg) {
        this.encode = encode;
        this.ffmpeg = ffmpeg;
    }

    /** @param gain of the sound, in dB; empty to leave it as loud as it is */
    List<String> arguments(Path source, SourceFacts facts, Plan plan, Pass pass, OptionalDouble gain) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "repeat+level+warning", "-y"));
        words.addAll(List.of("-progress", "pipe:1", "-stats_period", "1"));
        words.addAll(streams(source, facts, plan, pass, gain));
        words.addAll(muxer(plan, pass));
        return words;
    }

    private List<String> streams(Path source, SourceFacts facts, Plan plan, Pass pass, OptionalDouble gain) {
        String threads = Integer.toString(ffmpeg.effectiveThreads());
        List<String> words = new ArrayList<>(List.of("-filter_complex_threads", threads));
        words.addAll(InputRules.options(ffmpeg));
        words.addAll(Upright.NO_GUESSES);
        // why: another size would else build the graph again, and its fps filter would start at 0 once more
        words.addAll(List.of("-reinit_filter:v", "0"));
        words.addAll(List.of("-threads", threads, "-i", InputRules.name(source)));
        words.addAll(soundGraphs(facts, pass, gain));
        words.addAll(pictureGraph(facts, plan, pass));
        words.addAll(maps(facts, pass));
        words.addAll(NOTHING_ELSE);
        words.addAll(List.of("-c:v", "libx264", "-crf", Integer.toString(encode.crf())));
        // why: keyint_min alone does not stop key frames at scene cuts; the level is x264's choice
        words.addAll(List.of("-threads", threads, "-sc_threshold", "0", "-pix_fmt", "yuv420p"));
        words.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        words.addAll(List.of("-colorspace", "bt709", "-color_range", "tv"));
        for (int stream = 0; stream < pass.renditions().size(); stream++) {
            Rendition rendition = pass.renditions().get(stream);
            // why: of options that match a stream the last one counts
            words.addAll(rendition.isCopied() ? List.of("-c:v:" + stream, "copy") : rendition(stream, rendition));
        }
        words.addAll(audioRenditions(pass.audioRenditions()));
        return words;
    }

    private static List<String> pictureGraph(SourceFacts facts, Plan plan, Pass pass) {
        return pass.encoded().isEmpty()
                ? List.of()
                : List.of("-filter_complex", new FilterGraph(facts, plan.frameRate(), pass).text());
    }

    private static List<String> soundGraphs(SourceFacts facts, Pass pass, OptionalDouble gain) {
        AudioTrack audio = facts.audio();
        if (audio == null || pass.audioRenditions().isEmpty()) {
            return List.of();
        }
        AudioFilters filters = new AudioFilters(facts.durationSeconds(), gain);
        List<String> words = new ArrayList<>(AudioFilters.oneForm(audio));
        words.addAll(List.of("-filter_complex", filters.graph(pass.audioRenditions())));
        return words;
    }

    private static List<String> maps(SourceFacts facts, Pass pass) {
        List<String> words = new ArrayList<>();
        int encoded = 0;
        for (Rendition rendition : pass.renditions()) {
            words.addAll(
                    List.of("-map", rendition.isCopied() ? "0:" + facts.videoStream() : FilterGraph.pad(encoded++)));
        }
        pass.audioRenditions().forEach(sound -> words.addAll(List.of("-map", AudioFilters.pad(sound))));
        return words;
    }

    private List<String> rendition(int index, Rendition rendition) {
        String gop = Integer.toString(rendition.gopFrames());
        String stream = ":v:" + index;
        // why: a buffer of one second holds the peak of the cellular rendition down, the others may breathe
        int buffer = rendition.isCellular() ? rendition.capKbps() : rendition.capKbps() * 3 / 2;
        return List.of(
                "-preset" + stream,
                encode.preset(rendition),
                // why: per stream, since ffmpeg takes only a numeric profile for a copied one
                "-profile" + stream,
                "high",
                "-g" + stream,
                gop,
                "-keyint_min" + stream,
                gop,
                "-maxrate" + stream,
                rendition.capKbps() + "k",
                "-bufsize" + stream,
                buffer + "k",
                "-b" + stream,
                "0");
    }

    private static List<String> audioRenditions(List<AudioRendition> audioRenditions) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < audioRenditions.size(); i++) {
            words.addAll(List.of(
                    "-c:a:" + i, "aac", "-b:a:" + i, audioRenditions.get(i).kbps() + "k"));
        }
        return words;
    }

    private static List<String> muxer(Plan plan, Pass pass) {
        int streams = pass.labels().size();
        // why: one adaptation set per stream, else the muxer refuses renditions whose rounded sizes differ in aspect
        String sets = IntStream.range(0, streams)
                .mapToObj(stream -> "id=" + stream + ",streams=" + stream)
                .collect(Collectors.joining(" "));
        return List.of(
                "-f",
                "dash",
                "-seg_duration",
                String.format(Locale.ROOT, "%.4f", target(plan, pass)),
                "-use_template",
                "1",
                "-use_timeline",
                "1",
                "-init_seg_name",
                "$RepresentationID$/init.mp4",
                "-media_seg_name",
                "$RepresentationID$/seg_$Number%05d$.m4s",
                "-adaptation_sets",
                sets,
                "-format_options",
                "movflags=+cmaf+frag_keyframe+skip_sidx",
                "ffmpeg.mpd");
    }

    /** Half a frame less than a segment, so that the muxer cuts at the key frame and not one GOP later. */
    private static double target(Plan plan, Pass pass) {
        return plan.segmentSeconds()
                - 0.5 / pass.renditions().get(0).frameRate().value();
    }
}
