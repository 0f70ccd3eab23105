package dev.millrace.worker.probe;

import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Finds the length and the frame rate of a source by its packets, where its header says too little. Thread-safe. */
final class Timing {

    /** why: enough to know the rate, and of a film of hours no more is read. */
    static final int FIRST = 20_000;

    private static final List<String> FIRST_PACKETS = List.of("-read_intervals", "%+#" + FIRST);

    private static final List<String> ALL_PACKETS = List.of();

    /** why: streams of nearly every recording end a few frames apart. */
    private static final double MOST_SECONDS_UNHEARD = 0.25;

    private final Ffprobe ffprobe;
    private final FrameProbe frames;
    private final SourcePolicy policy;

    Timing(Ffprobe ffprobe, FrameProbe frames, SourcePolicy policy) {
        this.ffprobe = ffprobe;
        this.frames = frames;
        this.policy = policy;
    }

    /**
     * The same source with the rate at which its frames come, and the length that was found.
     *
     * @param indexed times of the first {@link #FIRST} packets where the index says them; else they are read
     * @throws TranscodeFailure when much less is there than was declared
     */
    SourceFacts measured(Path source, SourceFacts facts, Optional<PacketTimes> indexed, StopSignal signal)
            throws InterruptedException {
        if (facts.isLengthSaid()) {
            policy.checkDuration(facts.durationSeconds());
        }
        boolean isWhole = facts.isLengthDoubtful();
        PacketTimes times = !isWhole && indexed.isPresent()
                ? indexed.get()
                : packets(
                        source,
                        facts.videoStream(),
                        facts.frameSeconds(),
                        isWhole ? ALL_PACKETS : FIRST_PACKETS,
                        signal);
        SourceFacts timed = facts.withFrameRate(policy.frameRate(facts.frameRate(), times.rate()));
        if (facts.isWithoutTimes()) {
            timed = timed.late(late(source, facts, times.begin(), signal));
        }
        if (isWhole) {
            double found = times.end().orElse(0) - facts.startSeconds();
            double still = still(source, facts, times, signal);
            timed = timed.lasting(policy.measured(timed, found, still, CutOff.is(source)));
        }
        policy.checkDuration(timed.durationSeconds());
        return timed;
    }

    /**
     * The same source, kept to the end of its sound where that goes on after the picture: so much longer does the last picture
     * stand.
     */
    SourceFacts withWholeSound(Path source, SourceFacts facts, ProbeJson.@Nullable Stream audio, StopSignal signal)
            throws InterruptedException {
        double heard = facts.durationSeconds() + MOST_SECONDS_UNHEARD;
        if (audio == null || (audio.endSeconds() > 0 && audio.endSeconds() - facts.startSeconds() <= heard)) {
            return facts;
        }
        PacketTimes sound = packets(source, audio.index(), 0, ALL_PACKETS, signal);
        double beyond = sound.end().orElse(0) - facts.startSeconds() - facts.durationSeconds();
        double still = Math.min(beyond, sound.filledSeconds());
        if (still <= MOST_SECONDS_UNHEARD) {
            return facts;
        }
        policy.checkDuration(facts.durationSeconds() + still);
        return facts.standing(still);
    }

    /** Seconds from the first packet to the first frame, at most a second: more than that is a hole and not a decoder. */
    private double late(Path source, SourceFacts facts, double begin, StopSignal signal) throws InterruptedException {
        OptionalDouble first = frames.first(source, facts.videoStream(), FirstFrames.WITH_TIMES, signal)
                .begin();
        double late = first.orElse(begin) - begin;
        return late > 0 && late < 1 ? late : 0;
    }

    /** How long nothing is there, neither a new frame nor sound. */
    private double still(Path source, SourceFacts facts, PacketTimes picture, StopSignal signal)
            throws InterruptedException {
        double gap = picture.longestGap();
        AudioTrack audio = facts.audio();
        return audio == null || policy.isTaken(gap)
                ? gap
                : gap - packets(source, audio.stream(), 0, ALL_PACKETS, signal).filledSeconds();
    }

    private PacketTimes packets(Path source, int stream, double packetSeconds, List<String> which, StopSignal signal)
            throws InterruptedException {
        PacketTimes times = new PacketTimes(packetSeconds);
        ProbeErrors.check(
                ffprobe.lines(source, stream, which, "packet=pts_time,dts_time,duration_time", times::accept, signal));
        return times;
    }
}
