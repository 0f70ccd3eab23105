package dev.millrace.worker.probe;

import dev.millrace.common.contract.SourceNote;
import dev.millrace.common.contract.SourceSummary;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the journey needs to know of a source.
 *
 * @param durationSeconds length of picture and sound from the start of the file
 * @param stillSeconds how long of it the last picture stands, because the sound goes on
 * @param displayWidth width as a player shows it, after rotation and pixel shape
 * @param displayHeight height as a player shows it
 * @param frameRate at which frames come while they come: pauses do not count
 * @param mayBeInterlaced whether some frame of the picture may consist of two half-frames; each frame says
 * @param audio the sound to use, or null when there is none
 * @param picture how the picture is coded
 * @param file what is around the streams
 * @param notes what of it cannot be taken
 */
@RecordBuilder
public record SourceFacts(
        double durationSeconds,
        double stillSeconds,
        int videoStream,
        String videoCodec,
        int displayWidth,
        int displayHeight,
        Rational frameRate,
        boolean mayBeInterlaced,
        @Nullable AudioTrack audio,
        VideoStream picture,
        Container file,
        List<SourceNote> notes)
        implements SourceFactsBuilder.With {

    private static final double SUSPICIOUS_RATE = 10;

    public SourceFacts {
        notes = List.copyOf(notes);
    }

    /**
     * Whether the container says too little of its length by itself, or so few frames a second that an hour may lie between two
     * of them.
     */
    boolean isLengthDoubtful() {
        return !isLengthSaid() || isSparse();
    }

    /** Whether a frame stands so long that only counting tells where the last one ends. */
    public boolean isSparse() {
        return frameRate.value() < SUSPICIOUS_RATE;
    }

    /** Whether the container counts its frames in an index; AVI and ASF guess, and an index may say nothing. */
    boolean isLengthSaid() {
        return durationSeconds > 0 && !file.name().equals("avi") && !file.name().equals("asf");
    }

    /** Whether its container counts the frames as they are coded and says no time of any. */
    boolean isWithoutTimes() {
        return file.name().equals("avi");
    }

    /** Whether the coded stream may ask to be turned where the container does not. */
    boolean mayBeTurnedByItsStream() {
        return picture.geometry().turn() == Turn.NONE && List.of("h264", "hevc").contains(videoCodec);
    }

    /** Where the file's clock begins; 0 when it begins before that. */
    double startSeconds() {
        return Math.max(0, file.startSeconds());
    }

    /** How long a frame lasts on average; 0 when the file does not say. */
    double frameSeconds() {
        return frameRate.isKnown() ? 1 / frameRate.value() : 0;
    }

    /** The same source, shown turned; so far it was not. */
    SourceFacts turned(Turn turn) {
        return with().displayWidth(turn.isQuarter() ? displayHeight : displayWidth)
                .displayHeight(turn.isQuarter() ? displayWidth : displayHeight)
                .picture(picture.turned(turn))
                .build();
    }

    /** The same source, whose decoder shows its frames too late. */
    SourceFacts late(double seconds) {
        return withPicture(picture.withLateSeconds(seconds));
    }

    /** The same source with a picture of another length. */
    SourceFacts lasting(double seconds) {
        return with().durationSeconds(seconds).stillSeconds(0).build();
    }

    /** The same source with its last picture held for this time. */
    SourceFacts standing(double seconds) {
        return with().durationSeconds(durationSeconds + seconds)
                .stillSeconds(seconds)
                .build();
    }

    /**
     * Whether a picture or sound that ends at that second lacks a good part of what the source declares, which is more than its
     * streams differ in length: more than a second, and more than 2 %.
     */
    public boolean isCutOffAt(double seconds) {
        return seconds < durationSeconds - Math.max(1, durationSeconds * 0.02);
    }

    /** What the API says of the source. */
    public SourceSummary summary() {
        return Summaries.of(this);
    }

    /**
     * What is around the streams.
     *
     * @param name ffprobe's name of the format, which may be a list
     * @param bitrateBps of all streams together; 0 when unknown
     * @param startSeconds earliest time of any stream
     */
    public record Container(String name, long bitrateBps, double startSeconds) {}
}
