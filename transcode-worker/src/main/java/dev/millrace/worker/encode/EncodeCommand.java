package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rung;
import dev.millrace.worker.probe.SourceFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one ffmpeg command that decodes a source once and writes CMAF segments of every rung and the sound, one folder per
 * stream. It writes no playlist that we use: the DASH muxer is the only one that gives a fragment per GOP.
 */
final class EncodeCommand {

    private final EncodeProperties encode;
    private final FfmpegProperties ffmpeg;

    EncodeCommand(EncodeProperties encode, FfmpegProperties ffmpeg) {
        this.encode = encode;
        this.ffmpeg = ffmpeg;
    }

    List<String> arguments(Path source, SourceFacts facts, Plan plan, Pass pass) {
        String threads = Integer.toString(ffmpeg.effectiveThreads());
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning", "-y"));
        words.addAll(List.of("-progress", "pipe:1", "-stats_period", "1", "-filter_complex_threads", threads));
        words.addAll(InputRules.options(ffmpeg));
        words.addAll(List.of("-threads", threads, "-i", InputRules.name(source)));
        words.addAll(List.of("-filter_complex", FilterGraph.of(facts, pass)));
        words.addAll(maps(pass));
        words.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"));
        words.addAll(video(pass, threads));
        words.addAll(caps(pass));
        if (!pass.sounds().isEmpty()) {
            words.addAll(List.of("-c:a", "aac", "-b:a:0", encode.audioKbps() + "k"));
        }
        words.addAll(muxer(plan, pass));
        return words;
    }

    private static List<String> maps(Pass pass) {
        List<String> words = new ArrayList<>();
        for (int rung = 0; rung < pass.rungs().size(); rung++) {
            words.addAll(List.of("-map", "[v" + rung + "]"));
        }
        if (!pass.sounds().isEmpty()) {
            words.addAll(List.of("-map", "[aud]"));
        }
        return words;
    }

    private List<String> video(Pass pass, String threads) {
        String gop = Integer.toString(pass.rungs().get(0).gopFrames());
        // why: keyint_min alone does not stop key frames at scene cuts, sc_threshold does; the level is x264's choice
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                encode.preset(),
                "-profile:v",
                "high",
                "-crf",
                Integer.toString(encode.crf()),
                "-threads",
                threads,
                "-g",
                gop,
                "-keyint_min",
                gop,
                "-sc_threshold",
                "0",
                "-pix_fmt",
                "yuv420p",
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-colorspace",
                "bt709",
                "-color_range",
                "tv");
    }

    private static List<String> caps(Pass pass) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < pass.rungs().size(); i++) {
            int cap = pass.rungs().get(i).capKbps();
            words.addAll(List.of("-maxrate:v:" + i, cap + "k", "-bufsize:v:" + i, cap * 3 / 2 + "k", "-b:v:" + i, "0"));
        }
        return words;
    }

    private static List<String> muxer(Plan plan, Pass pass) {
        int streams = pass.labels().size();
        // why: one adaptation set per stream, else the muxer refuses rungs whose rounded sizes differ in aspect
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
        return plan.segmentSeconds() - 0.5 / pass.rungs().get(0).frameRate().value();
    }

    /** The picture's and the sound's way from the decoder to the encoders. */
    private static final class FilterGraph {

        static String of(SourceFacts facts, Pass pass) {
            List<String> chains = new ArrayList<>();
            chains.add(first(facts, pass));
            for (int i = 1; i < pass.rungs().size(); i++) {
                Rung rung = pass.rungs().get(i);
                chains.add("[s%d]scale=%d:%d:flags=bicubic,setsar=1[v%d]".formatted(i, rung.width(), rung.height(), i));
            }
            if (facts.audio() != null && !pass.sounds().isEmpty()) {
                chains.add(sound(facts.audio(), facts.durationSeconds()));
            }
            return String.join(";", chains);
        }

        private static String first(SourceFacts facts, Pass pass) {
            Rung top = pass.rungs().get(0);
            String deinterlace = facts.isInterlaced() ? "bwdif=mode=send_frame:deint=interlaced," : "";
            String head = "[0:%d]%sfps=%s:start_time=0,".formatted(facts.videoStream(), deinterlace, top.frameRate())
                    + "scale=%d:%d:flags=bicubic:out_range=tv:out_color_matrix=bt709,"
                            .formatted(top.width(), top.height())
                    + "format=yuv420p,setsar=1";
            int rungs = pass.rungs().size();
            return rungs == 1 ? head + "[v0]" : head + ",split=" + rungs + "[v0]" + splitPads(rungs);
        }

        private static String splitPads(int rungs) {
            return IntStream.range(1, rungs).mapToObj(i -> "[s" + i + "]").collect(Collectors.joining());
        }

        /** Stereo at 48 kHz, filled with silence from 0 and exactly as long as the picture. */
        private static String sound(SourceFacts.Audio audio, double seconds) {
            String length = String.format(Locale.ROOT, "%.6f", seconds);
            return "[0:%d]aresample=48000:async=1:first_pts=0,".formatted(audio.stream())
                    + "aformat=sample_fmts=fltp:channel_layouts=stereo,apad=whole_dur=%s,atrim=end=%s[aud]"
                            .formatted(length, length);
        }
    }
}
