package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.plan.Ladder;
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

    List<String> arguments(Path source, SourceFacts facts, Ladder ladder) {
        String threads = Integer.toString(ffmpeg.effectiveThreads());
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+warning", "-y"));
        words.addAll(List.of("-progress", "pipe:1", "-stats_period", "1", "-filter_complex_threads", threads));
        words.addAll(InputRules.options(ffmpeg));
        words.addAll(List.of("-threads", threads, "-i", InputRules.name(source)));
        words.addAll(List.of("-filter_complex", FilterGraph.of(facts, ladder)));
        words.addAll(maps(facts, ladder));
        words.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"));
        words.addAll(video(ladder, threads));
        words.addAll(caps(ladder));
        if (facts.audio() != null) {
            words.addAll(List.of("-c:a", "aac", "-b:a:0", encode.audioKbps() + "k"));
        }
        words.addAll(muxer(facts, ladder));
        return words;
    }

    private static List<String> maps(SourceFacts facts, Ladder ladder) {
        List<String> words = new ArrayList<>();
        for (int rung = 0; rung < ladder.rungs().size(); rung++) {
            words.addAll(List.of("-map", "[v" + rung + "]"));
        }
        if (facts.audio() != null) {
            words.addAll(List.of("-map", "[aud]"));
        }
        return words;
    }

    private List<String> video(Ladder ladder, String threads) {
        String gop = Integer.toString(ladder.gopFrames());
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

    private static List<String> caps(Ladder ladder) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < ladder.rungs().size(); i++) {
            int cap = ladder.rungs().get(i).capKbps();
            words.addAll(List.of("-maxrate:v:" + i, cap + "k", "-bufsize:v:" + i, cap * 3 / 2 + "k", "-b:v:" + i, "0"));
        }
        return words;
    }

    private static List<String> muxer(SourceFacts facts, Ladder ladder) {
        int streams = ladder.rungs().size() + (facts.audio() == null ? 0 : 1);
        // why: one adaptation set per stream, else the muxer refuses rungs whose rounded sizes differ in aspect
        String sets = IntStream.range(0, streams)
                .mapToObj(stream -> "id=" + stream + ",streams=" + stream)
                .collect(Collectors.joining(" "));
        return List.of(
                "-f",
                "dash",
                "-seg_duration",
                String.format(Locale.ROOT, "%.4f", ladder.segmentTarget()),
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

    /** The picture's and the sound's way from the decoder to the encoders. */
    private static final class FilterGraph {

        static String of(SourceFacts facts, Ladder ladder) {
            List<String> chains = new ArrayList<>();
            chains.add(first(facts, ladder));
            for (int i = 1; i < ladder.rungs().size(); i++) {
                Rung rung = ladder.rungs().get(i);
                chains.add("[s%d]scale=%d:%d:flags=bicubic,setsar=1[v%d]".formatted(i, rung.width(), rung.height(), i));
            }
            if (facts.audio() != null) {
                chains.add(sound(facts.audio(), facts.durationSeconds()));
            }
            return String.join(";", chains);
        }

        private static String first(SourceFacts facts, Ladder ladder) {
            Rung top = ladder.rungs().get(0);
            String deinterlace = facts.isInterlaced() ? "bwdif=mode=send_frame:deint=interlaced," : "";
            String head = "[0:%d]%sfps=%s:start_time=0,".formatted(facts.videoStream(), deinterlace, ladder.frameRate())
                    + "scale=%d:%d:flags=bicubic:out_range=tv:out_color_matrix=bt709,"
                            .formatted(top.width(), top.height())
                    + "format=yuv420p,setsar=1";
            int rungs = ladder.rungs().size();
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
