package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.ContainerSniffer;
import dev.millrace.common.media.SourceLength;
import dev.millrace.worker.ffmpeg.DecodableCodecs;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Looks at a source file with ffprobe. Thread-safe. */
@Component
@EnableConfigurationProperties(SourceLength.class)
public class Probe {

    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final Ffprobe ffprobe;
    private final Headers headers;
    private final DecodedTracks tracks;
    private final FrameProbe frames;
    private final Timing timing;
    private final SourcePolicy policy;

    Probe(
            Ffprobe ffprobe,
            FfmpegPrograms programs,
            DecodableCodecs codecs,
            FfmpegProperties ffmpeg,
            ProbeProperties limits,
            SourceLength length) {
        this.ffprobe = ffprobe;
        this.headers = new Headers(ffprobe);
        this.tracks = new DecodedTracks(codecs, new TrialDecode(programs, ffmpeg, limits));
        this.frames = new FrameProbe(ffprobe);
        this.policy = new SourcePolicy(limits, length);
        this.timing = new Timing(ffprobe, frames, policy);
    }

    /**
     * Probes a source, and repairs the worker's own copy where ffmpeg would fail on it.
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
        Headers.Header header = headers.read(source, signal);
        Tracks chosen = tracks.of(source, header.json().tracks(), protection, signal);
        return facts(source, header, chosen, Optional.empty(), signal);
    }

    /**
     * Probes a source of which only {@link ProbedBytes} are there.
     *
     * @return what {@link #probe} says of all of it; empty when that takes all of it, or the source cannot be taken
     * @throws TranscodeFailure retryable
     */
    public Optional<SourceFacts> probeByIndex(Path source, StopSignal signal) throws InterruptedException {
        try {
            checkFirstBytes(source);
            Protection protection = Protection.of(source);
            Headers.Header header = headers.read(source, signal);
            List<ProbeJson.Stream> streams = header.json().tracks();
            Tracks chosen = tracks.of(source, streams, protection, signal);
            boolean isFirstChoice = chosen.equals(tracks.untried(streams, protection));
            if (!isFirstChoice || !chosen.isAsIndexed() || header.json().isToBeCounted()) {
                return Optional.empty();
            }
            Optional<PacketTimes> times =
                    IndexedTimes.first(source, chosen.video().index(), Timing.FIRST);
            return Optional.of(facts(source, header, chosen, times, signal));
        } catch (TranscodeFailure e) {
            if (e.isRetryable()) {
                throw e;
            }
            log.info("The whole source is looked at, {}: {}", e.reason(), e.getMessage());
            return Optional.empty();
        }
    }

    private SourceFacts facts(
            Path source, Headers.Header header, Tracks chosen, Optional<PacketTimes> times, StopSignal signal)
            throws InterruptedException {
        SourceFacts facts = policy.judge(header.json(), chosen, header.said());
        SourceFacts shown = turnedByItsStream(source, withDeclaredLayout(source, facts, signal), signal);
        return timing.withWholeSound(source, timing.measured(source, shown, times, signal), chosen.audio(), signal);
    }

    /** why: a decoder of AAC calls four channels a cross, whatever the file says they are. */
    private SourceFacts withDeclaredLayout(Path source, SourceFacts facts, StopSignal signal)
            throws InterruptedException {
        AudioTrack audio = facts.audio();
        if (audio == null || !audio.mayBeSphere()) {
            return facts;
        }
        List<String> options =
                List.of("-nofind_stream_info", "-show_entries", "stream=channel_layout", "-of", "csv=p=0");
        Ffprobe.Answer layout = ffprobe.ask(source, audio.stream(), options, signal);
        AudioTrack declared = audio.in(layout.text().strip());
        return layout.isGiven() && declared.isSphere() ? facts.withAudio(declared) : facts;
    }

    /** The same source as its own coded stream wants it to be shown, where the container says nothing of it. */
    private SourceFacts turnedByItsStream(Path source, SourceFacts facts, StopSignal signal)
            throws InterruptedException {
        if (!facts.mayBeTurnedByItsStream()) {
            return facts;
        }
        Turn turn = frames.first(source, facts.videoStream(), 1, signal).turn();
        return turn == Turn.NONE ? facts : facts.turned(turn);
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
        PacketLines lines = new PacketLines(frameRate);
        RunResult result = ffprobe.lines(
                source, facts.videoStream(), List.of(), "packet=pts_time,size,flags", lines::accept, signal);
        return result.exitCode() == 0 ? lines.packets() : Optional.empty();
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
}
