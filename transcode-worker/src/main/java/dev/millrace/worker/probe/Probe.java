package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.ContainerSniffer;
import dev.millrace.worker.ffmpeg.DecodableCodecs;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a source file with ffprobe. Thread-safe. */
@Component
public class Probe {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_TRIALS = 8;

    /** why: enough to know the rate, and of a film of hours no more is read. */
    private static final String FIRST_PACKETS = "%+#20000";

    /** why: streams of nearly every recording end a few frames apart. */
    private static final double MOST_SECONDS_UNHEARD = 0.25;

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;
    private final ProbeProperties limits;
    private final DecodableCodecs codecs;
    private final TrialDecode trial;
    private final SourceJudge judge;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Probe(FfmpegPrograms programs, DecodableCodecs codecs, FfmpegProperties ffmpeg, ProbeProperties limits) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
        this.limits = limits;
        this.codecs = codecs;
        this.trial = new TrialDecode(programs, ffmpeg, limits);
        this.judge = new SourceJudge(limits);
    }

    /**
     * Looks at a source, the worker's own copy of which is mended where ffmpeg would stumble.
     *
     * @throws TranscodeFailure for a source that cannot be taken, with the reason
     */
    public SourceFacts probe(Path source, StopSignal signal) throws InterruptedException {
        checkFirstBytes(source);
        Protection protection = Protection.of(source);
        if (protection.isWhole()) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_PROTECTED, "The file is encrypted");
        }
        MovieRepair.mend(source);
        Header header = header(source, false, signal);
        if (header.json.isToBeCounted()) {
            header = header(source, true, signal);
        }
        Tracks tracks = tracks(source, header.json, protection, signal);
        SourceFacts facts = judge.judge(header.json, tracks, header.said);
        SourceFacts timed = timed(source, standing(source, withDeclaredLayout(source, facts, signal), signal), signal);
        return soundedOut(source, timed, tracks.audio(), signal);
    }

    /**
     * What ffprobe says without decoding.
     *
     * @param said its first error, which may be none that matters
     */
    private record Header(ProbeJson json, String said) {}

    /** @param isCounted whether every packet is read to count them */
    private Header header(Path source, boolean isCounted, StopSignal signal) throws InterruptedException {
        for (int hidden = 0; ; hidden++) {
            StringBuilder output = new StringBuilder();
            RunResult result =
                    programs.ffprobe(run(source, arguments(source, isCounted), line -> keep(output, line)), signal);
            if (result.exitCode() == 0) {
                return new Header(read(output.toString(), ProbeJson.class), result.firstError());
            }
            OptionalInt unopened = ProbeErrors.unopenedTrack(result);
            if (hidden == MOST_TRIALS || unopened.isEmpty() || !MovieRepair.hide(source, unopened.getAsInt())) {
                throw ProbeErrors.classify(result);
            }
        }
    }

    /** Takes the next best track in place of one that decodes to nothing; the last one is left to the encode to judge. */
    private Tracks tracks(Path source, ProbeJson header, Protection protection, StopSignal signal)
            throws InterruptedException {
        Tracks.Rules rules = new Tracks.Rules(codecs.names(), protection::covers, Set.of());
        for (int tried = 0; tried < MOST_TRIALS; tried++) {
            Tracks tracks = Tracks.of(header.tracks(), rules);
            Optional<ProbeJson.Stream> silent = silent(source, tracks, signal);
            if (silent.isEmpty()) {
                return tracks;
            }
            rules = rules.without(silent.get());
        }
        return Tracks.of(header.tracks(), rules).withoutSound();
    }

    private Optional<ProbeJson.Stream> silent(Path source, Tracks tracks, StopSignal signal)
            throws InterruptedException {
        if (!tracks.isOnlyPicture() && !trial.gives(source, tracks.video(), signal)) {
            return Optional.of(tracks.video());
        }
        ProbeJson.Stream sound = tracks.audio();
        return sound == null || trial.gives(source, sound, signal) ? Optional.empty() : Optional.of(sound);
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
        if (facts.isLengthSaid()) {
            judge.checkDuration(facts.durationSeconds());
        }
        boolean isWhole = facts.isLengthDoubtful();
        PacketTimes times = packetTimes(source, facts.videoStream(), facts.frameSeconds(), isWhole, signal);
        SourceFacts timed = facts.coming(judge.frameRate(facts.frameRate(), times.rate()));
        if (facts.isWithoutTimes()) {
            timed = timed.late(late(source, facts, times.begin(), signal));
        }
        if (isWhole) {
            double found = times.end().orElse(0) - start(facts);
            double still = still(source, facts, times, signal);
            timed = timed.lasting(judge.measured(timed, found, still, CutOff.is(source)));
        }
        judge.checkDuration(timed.durationSeconds());
        return timed;
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

    /** Sound that goes on after the picture is kept to its end: so much longer does the last picture stand. */
    private SourceFacts soundedOut(Path source, SourceFacts facts, ProbeJson.@Nullable Stream audio, StopSignal signal)
            throws InterruptedException {
        double heard = facts.durationSeconds() + MOST_SECONDS_UNHEARD;
        if (audio == null || (audio.endSeconds() > 0 && audio.endSeconds() - start(facts) <= heard)) {
            return facts;
        }
        PacketTimes sound = packetTimes(source, audio.index(), 0, true, signal);
        double beyond = sound.end().orElse(0) - start(facts) - facts.durationSeconds();
        double still = Math.min(beyond, sound.filledSeconds());
        if (still <= MOST_SECONDS_UNHEARD) {
            return facts;
        }
        judge.checkDuration(facts.durationSeconds() + still);
        return facts.standing(still);
    }

    private static double start(SourceFacts facts) {
        return Math.max(0, facts.file().startSeconds());
    }

    /**
     * Looks at every packet of the picture, without decoding any.
     *
     * @param frameRate at which its frames should come
     * @return empty when they do not, when the groups of pictures are not closed, or when not all are coded in one way: what
     *     copies them knows only the first
     */
    public Optional<SourcePackets> packets(Path source, SourceFacts facts, Rational frameRate, StopSignal signal)
            throws InterruptedException {
        if (Movie.isCodedInSeveralWays(source, facts.videoStream())) {
            return Optional.empty();
        }
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

    private List<String> arguments(Path source, boolean isCounted) {
        // why: which decoder does not open is said as a warning
        List<String> arguments = new ArrayList<>(List.of("-v", "level+warning", "-hide_banner"));
        arguments.addAll(InputRules.options(ffmpeg));
        arguments.addAll(List.of("-probesize", "20M", "-analyzeduration", "15M", "-show_entries", ProbeJson.ENTRIES));
        if (isCounted) {
            arguments.add("-count_packets");
        }
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
