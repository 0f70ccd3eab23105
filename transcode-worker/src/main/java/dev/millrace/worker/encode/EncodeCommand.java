package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Chunk;
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

/**
 * The ffmpeg command of one pass, or of a part of it: it reads the source once and writes CMAF segments of the renditions, one
 * folder per stream.
 */
final class EncodeCommand {

    private static final List<String> NOTHING_ELSE =
            List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn");

    /** why: x264 plans a frame by how far its threads are with others, so that several make other bytes each time. */
    private static final String REPEATABLE_ENCODER_THREADS = "1";

    /** why: scaling rounds where the parts of a picture meet that threads share; these are always as many, on any machine. */
    private static final String REPEATABLE_FILTER_THREADS = "4";

    private final EncodeProperties encode;
    private final FfmpegProperties ffmpeg;
    private final String threads;

    EncodeCommand(EncodeProperties encode, FfmpegProperties ffmpeg) {
        this.encode = encode;
        this.ffmpeg = ffmpeg;
        this.threads = Integer.toString(ffmpeg.effectiveThreads());
    }

    /**
     * Makes a whole pass.
     *
     * @param gain of the sound, in dB; empty to leave it as loud as it is
     */
    List<String> arguments(Path source, SourceFacts facts, Plan plan, Pass pass, OptionalDouble gain) {
        List<String> words = head(threads);
        words.addAll(input(source));
        words.addAll(soundGraphs(facts, pass, gain));
        words.addAll(pictureGraph(facts, plan, pass, FrameCut.NONE));
        words.addAll(pictureMaps(facts, pass));
        words.addAll(soundMaps(pass));
        words.addAll(NOTHING_ELSE);
        words.addAll(new PictureEncoders(encode, threads, RateCap::of).options(pass.renditions()));
        words.addAll(soundEncoders(pass));
        words.addAll(DashMuxer.ofPass(plan, pass));
        return words;
    }

    /**
     * Makes a chunk of pictures: on any machine the same bytes.
     *
     * @param pass without sound
     * @param isFromStart whether the source is decoded from its beginning
     */
    List<String> chunk(Path source, SourceFacts facts, Plan plan, Pass pass, Chunk chunk, boolean isFromStart) {
        double shortest = Chunk.FEWEST_SEGMENTS * plan.segmentSeconds();
        List<String> words = head(REPEATABLE_FILTER_THREADS);
        // why: frames keep the times that they have in the whole video, and so do the segments
        words.addAll(List.of("-copyts", "-start_at_zero"));
        // why: how much may be undecodable is a question of the whole video
        words.addAll(List.of("-max_error_rate", "1"));
        if (!isFromStart) {
            double from = ChunkWindow.of(plan, chunk).fromSeconds();
            words.addAll(List.of("-noaccurate_seek", "-ss", String.format(Locale.ROOT, "%.6f", from)));
        }
        words.addAll(input(source));
        words.addAll(pictureGraph(facts, plan, pass, new FrameCut(chunk, isFromStart)));
        words.addAll(pictureMaps(facts, pass));
        words.addAll(NOTHING_ELSE);
        words.addAll(new PictureEncoders(
                        encode,
                        REPEATABLE_ENCODER_THREADS,
                        rendition -> RateCap.of(rendition).ofChunks(shortest))
                .options(pass.renditions()));
        words.addAll(DashMuxer.ofChunk(plan, pass, chunk));
        return words;
    }

    /**
     * Makes sound alone.
     *
     * @param pass without pictures
     */
    List<String> sound(Path source, SourceFacts facts, Plan plan, Pass pass, OptionalDouble gain) {
        List<String> words = head(threads);
        words.addAll(input(source));
        words.addAll(soundGraphs(facts, pass, gain));
        words.addAll(soundMaps(pass));
        words.addAll(NOTHING_ELSE);
        words.addAll(soundEncoders(pass));
        words.addAll(DashMuxer.ofSound(plan, pass));
        return words;
    }

    private static List<String> head(String filterThreads) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "repeat+level+warning", "-y"));
        words.addAll(List.of("-progress", "pipe:1", "-stats_period", "1"));
        words.addAll(List.of("-filter_complex_threads", filterThreads));
        return words;
    }

    private List<String> input(Path source) {
        List<String> words = new ArrayList<>(InputRules.options(ffmpeg));
        words.addAll(Upright.NO_GUESSES);
        // why: another size would else build the graph again, and its fps filter would start at 0 once more
        words.addAll(List.of("-reinit_filter:v", "0"));
        words.addAll(List.of("-threads", threads, "-i", InputRules.name(source)));
        return words;
    }

    private static List<String> pictureGraph(SourceFacts facts, Plan plan, Pass pass, FrameCut cut) {
        return pass.encoded().isEmpty()
                ? List.of()
                : List.of("-filter_complex", new FilterGraph(facts, plan.top(), pass, cut).text());
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

    private static List<String> pictureMaps(SourceFacts facts, Pass pass) {
        List<String> words = new ArrayList<>();
        int encoded = 0;
        for (Rendition rendition : pass.renditions()) {
            words.addAll(
                    List.of("-map", rendition.isCopied() ? "0:" + facts.videoStream() : FilterGraph.pad(encoded++)));
        }
        return words;
    }

    private static List<String> soundMaps(Pass pass) {
        List<String> words = new ArrayList<>();
        pass.audioRenditions().forEach(sound -> words.addAll(List.of("-map", AudioFilters.pad(sound))));
        return words;
    }

    private static List<String> soundEncoders(Pass pass) {
        List<AudioRendition> sounds = pass.audioRenditions();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            words.addAll(List.of("-c:a:" + i, "aac", "-b:a:" + i, sounds.get(i).kbps() + "k"));
        }
        return words;
    }
}
