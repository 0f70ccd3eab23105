package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.SourceLength;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.ProbeJson.Stream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Takes or refuses a source by what ffprobe said of it. Pure. */
final class SourcePolicy {

    /** why: a silent screen recording may stand still for minutes; an hour of nothing in a few bytes is an attack. */
    private static final double LONGEST_GAP_SECONDS = 600;

    /** A twentieth of what lies between 29.97 and 30. */
    private static final double SAME_RATE = 0.00005;

    private final ProbeProperties limits;
    private final SourceLength length;

    SourcePolicy(ProbeProperties limits, SourceLength length) {
        this.limits = limits;
        this.length = length;
    }

    /**
     * @param tracks those to take
     * @param said the first error of ffprobe, which may be content all the same
     * @throws TranscodeFailure permanent, for a source that cannot be taken
     */
    SourceFacts judge(ProbeJson probe, Tracks tracks, String said) {
        Stream video = tracks.video();
        checkFrame(video, said);
        checkBaseLayer(video);
        ProbeJson.Format format = probe.format() == null ? ProbeJson.Format.UNKNOWN : probe.format();
        double duration = duration(video, format);
        Size display = display(video);
        return new SourceFacts(
                duration,
                0,
                video.index(),
                text(video.codecName()),
                display.width,
                display.height,
                frameRate(video),
                mayBeInterlaced(video),
                tracks.audio() == null ? null : Microphones.of(tracks.audio(), probe.tracks()),
                Pictures.of(video, format),
                new SourceFacts.Container(
                        text(format.formatName()),
                        format.bitRate() == null ? 0 : format.bitRate(),
                        number(format.startTime())),
                tracks.notes());
    }

    private void checkFrame(Stream video, String said) {
        if (video.width() <= 0 || video.height() <= 0) {
            if (said.contains("Picture size")) { // why: more than allowed, or more than any number of bytes can hold
                throw refused(FailReason.SOURCE_TOO_LARGE, said);
            }
            throw refused(FailReason.SOURCE_UNREADABLE, "No frame size");
        }
        if (video.width() > limits.maxWidth() || video.height() > limits.maxHeight()) {
            throw refused(FailReason.SOURCE_TOO_LARGE, "Frame of " + video.width() + "x" + video.height());
        }
    }

    /** why: Dolby Vision's profile 5 has colours of its own; without Dolby's formulas all faces are green and violet. */
    private static void checkBaseLayer(Stream video) {
        if (video.sideData().stream().anyMatch(data -> data.dvProfile() == 5)) {
            throw refused(FailReason.UNSUPPORTED_FORMAT, "Dolby Vision profile 5 has no picture that others can show");
        }
    }

    /** @throws TranscodeFailure permanent, when it is too short or too long */
    void checkDuration(double seconds) {
        if (!(seconds >= seconds(limits.minDuration()))) {
            throw refused(FailReason.SOURCE_UNREADABLE, "Lasts only " + seconds + " s");
        }
        if (seconds > seconds(length.maxDuration())) {
            throw refused(FailReason.SOURCE_TOO_LONG, "Lasts " + seconds + " s");
        }
    }

    /** How long the picture is, seen from the file's start; not every container knows it per stream. */
    private static double duration(Stream video, ProbeJson.Format format) {
        double declared = Math.max(number(video.duration()), countedSeconds(video, format));
        if (declared <= 0) {
            return number(format.duration());
        }
        double delay = Math.max(0, number(video.startTime()) - number(format.startTime()));
        return delay + declared;
    }

    /** why: of a cut AVI, ffprobe gives the length that is left; the header counts the frames that were there. */
    private static double countedSeconds(Stream video, ProbeJson.Format format) {
        Rational rate = Rational.parse(video.rFrameRate());
        Long frames = video.nbFrames();
        return "avi".equals(format.formatName()) && frames != null && rate.isKnown() ? frames / rate.value() : 0;
    }

    /**
     * The measured length of a picture that declares another one, or none.
     *
     * @param stillSeconds longest time in which there is neither a new frame nor sound
     * @param isCutOff whether the file ends before its own parts do; if not, a header that says more is wrong
     * @throws TranscodeFailure when a good part of what was declared is missing, or nothing is there for too long: filling the gap
     *     would invent an hour of frames
     */
    double measured(SourceFacts facts, double seconds, double stillSeconds, boolean isCutOff) {
        if (!isTaken(stillSeconds)) {
            throw refused(FailReason.SOURCE_UNREADABLE, "Nothing for %.0f s".formatted(stillSeconds));
        }
        boolean lacksMuch = facts.durationSeconds() <= 0 || facts.isCutOffAt(seconds);
        if (isCutOff && lacksMuch) {
            throw refused(
                    FailReason.SOURCE_UNREADABLE,
                    "%.2f s of %.2f s: the source is cut off".formatted(seconds, facts.durationSeconds()));
        }
        checkDuration(seconds);
        return seconds;
    }

    /** Whether a picture may stand still this long without sound. */
    boolean isTaken(double stillSeconds) {
        return stillSeconds <= LONGEST_GAP_SECONDS;
    }

    private static Size display(Stream video) {
        Geometry geometry = video.geometry();
        Rational shape = Rational.parse(video.sampleAspectRatio());
        double stretch = shape.isKnown() ? shape.value() : 1;
        int shown = video.width() - geometry.left() - geometry.right();
        int width = (int) Math.max(1, Math.round(shown * stretch));
        int height = video.height() - geometry.top() - geometry.bottom();
        return geometry.turn().isQuarter() ? new Size(height, width) : new Size(width, height);
    }

    /** What the header says; {@link Rational#UNKNOWN} when it says nothing. */
    private static Rational frameRate(Stream video) {
        Rational average = Rational.parse(video.avgFrameRate());
        return average.isKnown() ? average : Rational.parse(video.rFrameRate());
    }

    /**
     * The rate by the frames themselves, as the header writes it where it agrees.
     *
     * @param found frames per second by their distances; empty when there is only one
     * @throws TranscodeFailure when nothing is known
     */
    Rational frameRate(Rational declared, OptionalDouble found) {
        double rate = found.orElse(declared.value());
        if (!(rate > 0)) {
            throw refused(FailReason.SOURCE_UNREADABLE, "No frame rate");
        }
        return Math.abs(rate - declared.value()) <= SAME_RATE * rate ? declared : Rational.near(rate);
    }

    /** why: of DV, MPEG-4, DNxHD and others in most containers only the frames themselves tell, and they are not looked at here. */
    private static boolean mayBeInterlaced(Stream video) {
        if (video.width() < 3 || video.height() < 4) {
            return false; // why: the deinterlacer refuses less
        }
        String order = text(video.fieldOrder());
        return order.equals("unknown")
                ? text(video.pixFmt()).startsWith("yuv")
                : List.of("tt", "bb", "tb", "bt").contains(order);
    }

    private static TranscodeFailure refused(FailReason reason, String message) {
        return TranscodeFailure.permanent(reason, message);
    }

    private static double number(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String text(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private record Size(int width, int height) {}
}
