package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.ContainerSniffer;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a source file with ffprobe. Thread-safe. */
@Component
public class Probe {

    private static final int MOST_CHARACTERS = 1 << 20;

    /** why: enough to know the rate, and of a film of hours no more is read. */
    private static final String FIRST_PACKETS = "%+#20000";

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;
    private final ProbeProperties limits;
    private final SourceJudge judge;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Probe(FfmpegPrograms programs, FfmpegProperties ffmpeg, ProbeProperties limits) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
        this.limits = limits;
        this.judge = new SourceJudge(limits);
    }

    /** @throws TranscodeFailure for a source that cannot be taken, with the reason */
    public SourceFacts probe(Path source, StopSignal signal) throws InterruptedException {
        checkFirstBytes(source);
        StringBuilder output = new StringBuilder();
        FfmpegPrograms.Run run = run(source, arguments(source), line -> keep(output, line));
        RunResult result = programs.ffprobe(run, signal);
        if (result.exitCode() != 0) {
            throw ProbeErrors.classify(result);
        }
        SourceFacts facts = judge.judge(read(output.toString(), ProbeJson.class), result.firstError());
        return timed(source, standing(source, withDeclaredLayout(source, facts, signal), signal), signal);
    }

    /** why: a decoder of AAC calls four channels a cross, whatever the file says they are. */
    private SourceFacts withDeclaredLayout(Path source, SourceFacts facts, StopSignal signal)
            throws InterruptedException {
        SourceFacts.Audio audio = facts.audio();
        if (audio == null || !audio.mayBeSphere()) {
            return facts;
        }
        StringBuilder layout = new StringBuilder();
        List<String> arguments = entries(source, audio.stream(), "stream=channel_layout");
        arguments.add(0, "-nofind_stream_info");
        RunResult result = programs.ffprobe(run(source, arguments, line -> keep(layout, line)), signal);
        SourceFacts.Audio declared = audio.in(layout.toString().strip());
        return result.exitCode() == 0 && declared.isSphere() ? facts.heardAs(declared) : facts;
    }

    /**
     * The same source with the rate at which its frames come, and the length that was found.
     *
     * @throws TranscodeFailure when much less is there than was declared
     */
    private SourceFacts timed(Path source, SourceFacts facts, StopSignal signal) throws InterruptedException {
        boolean isWhole = facts.isLengthDoubtful();
        PacketTimes times = packetTimes(source, facts.videoStream(), facts.frameSeconds(), isWhole, signal);
        SourceFacts timed = facts.coming(judge.frameRate(facts.frameRate(), times.rate()));
        if (!isWhole) {
            return timed;
        }
        if (facts.isWithoutTimes()) {
            timed = timed.late(late(source, facts, times.begin(), signal));
        }
        double start = Math.max(0, facts.file().startSeconds());
        return timed.lasting(judge.measured(timed, times.end().orElse(0) - start, still(source, facts, times, signal)));
    }

    /** The same source as its own coded stream wants it to be shown, where the container says nothing of it. */
    private SourceFacts standing(Path source, SourceFacts facts, StopSignal signal) throws InterruptedException {
        if (!facts.mayBeTurnedByItsStream()) {
            return facts;
        }
        Turn turn = firstFrames(source, facts, 1, signal).turn();
        return turn == Turn.NONE ? facts : facts.turned(turn);
    }

    /** Seconds from the first packet to the first frame, at most a second: more than that is a hole and not a decoder. */
    private double late(Path source, SourceFacts facts, double begin, StopSignal signal) throws InterruptedException {
        OptionalDouble first =
                firstFrames(source, facts, FirstFrames.WITH_TIMES, signal).begin();
        double late = first.orElse(begin) - begin;
        return late > 0 && late < 1 ? late : 0;
    }

    /** Those of so many packets; none where they cannot be decoded, which the encode finds out. */
    private FirstFrames firstFrames(Path source, SourceFacts facts, int packets, StopSignal signal)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "level+error", "-hide_banner"));
        arguments.addAll(InputRules.options(ffmpeg));
        arguments.addAll(List.of("-select_streams", Integer.toString(facts.videoStream())));
        arguments.addAll(List.of("-read_intervals", "%+#" + packets, "-show_entries", FirstFrames.ENTRIES));
        arguments.addAll(List.of("-of", "json", InputRules.name(source)));
        StringBuilder output = new StringBuilder();
        RunResult result = programs.ffprobe(run(source, arguments, line -> keep(output, line)), signal);
        return result.exitCode() == 0 ? read(output.toString(), FirstFrames.class) : new FirstFrames(List.of());
    }

    /** How long nothing is there, neither a new frame nor sound. */
    private double still(Path source, SourceFacts facts, PacketTimes picture, StopSignal signal)
            throws InterruptedException {
        double gap = picture.longestGap();
        SourceFacts.Audio audio = facts.audio();
        return audio == null || judge.isTaken(gap)
                ? gap
                : gap - packetTimes(source, audio.stream(), 0, true, signal).filledSeconds();
    }

    private PacketTimes packetTimes(Path source, int stream, double packetSeconds, boolean isWhole, StopSignal signal)
            throws InterruptedException {
        PacketTimes times = new PacketTimes(packetSeconds);
        List<String> arguments = new ArrayList<>(isWhole ? List.of() : List.of("-read_intervals", FIRST_PACKETS));
        arguments.addAll(packetArguments(source, stream, "pts_time,dts_time,duration_time"));
        RunResult result = programs.ffprobe(run(source, arguments, times::accept), signal);
        if (result.exitCode() != 0) {
            throw ProbeErrors.classify(result);
        }
        return times;
    }

    /**
     * Looks at every packet of the picture, without decoding any.
     *
     * @param frameRate at which its frames should come
     * @return empty when they do not, or when the groups of pictures are not closed
     */
    public Optional<SourcePackets> packets(Path source, SourceFacts facts, Rational frameRate, StopSignal signal)
            throws InterruptedException {
        List<String> arguments = packetArguments(source, facts.videoStream(), "pts_time,size,flags");
        PacketLines lines = new PacketLines(frameRate);
        RunResult result = programs.ffprobe(run(source, arguments, lines::accept), signal);
        return result.exitCode() == 0 ? lines.packets() : Optional.empty();
    }

    private List<String> packetArguments(Path source, int stream, String entries) {
        return entries(source, stream, "packet=" + entries);
    }

    /** What to ask for of one stream, as lines without names. */
    private List<String> entries(Path source, int stream, String entries) {
        List<String> arguments = new ArrayList<>(List.of("-v", "level+error", "-hide_banner"));
        arguments.addAll(InputRules.options(ffmpeg));
        arguments.addAll(List.of("-select_streams", Integer.toString(stream)));
        arguments.addAll(List.of("-show_entries", entries, "-of", "csv=p=0", InputRules.name(source)));
        return arguments;
    }

    private FfmpegPrograms.Run run(Path source, List<String> arguments, Predicate<String> output) {
        return new FfmpegPrograms.Run(
                arguments,
                source.toAbsolutePath().resolveSibling(""),
                null,
                new RunLimits(limits.timeout(), limits.timeout()),
                output);
    }

    List<String> arguments(Path source) {
        List<String> arguments = new ArrayList<>(List.of("-v", "level+error", "-hide_banner"));
        arguments.addAll(InputRules.options(ffmpeg));
        arguments.addAll(List.of("-probesize", "20M", "-analyzeduration", "15M", "-show_entries", ProbeJson.ENTRIES));
        arguments.addAll(List.of("-of", "json", InputRules.name(source)));
        return arguments;
    }

    private static boolean keep(StringBuilder output, String line) {
        if (output.length() + line.length() > MOST_CHARACTERS) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "ffprobe does not stop talking about it");
        }
        output.append(line);
        return true;
    }

    private static void checkFirstBytes(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            byte[] head = in.readNBytes(ContainerSniffer.WANTED_BYTES);
            if (ContainerSniffer.sniff(head).isEmpty()) {
                throw TranscodeFailure.permanent(
                        FailReason.UNSUPPORTED_FORMAT, "The first bytes are no known container");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String output, Class<T> kind) {
        try {
            return json.readValue(output, kind);
        } catch (JacksonException e) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "ffprobe printed no JSON we know");
        }
    }
}
