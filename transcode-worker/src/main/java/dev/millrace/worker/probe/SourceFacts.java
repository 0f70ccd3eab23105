package dev.millrace.worker.probe;

import dev.millrace.common.contract.SourceNote;
import dev.millrace.common.contract.SourceSummary;
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
public record SourceFacts(
        double durationSeconds,
        double stillSeconds,
        int videoStream,
        String videoCodec,
        int displayWidth,
        int displayHeight,
        Rational frameRate,
        boolean mayBeInterlaced,
        @Nullable Audio audio,
        Picture picture,
        Container file,
        List<SourceNote> notes) {

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

    /** How long a frame lasts on average; 0 when the file does not say. */
    double frameSeconds() {
        return frameRate.isKnown() ? 1 / frameRate.value() : 0;
    }

    /** The same source with frames that come at another rate. */
    SourceFacts coming(Rational rate) {
        return new SourceFacts(
                durationSeconds,
                stillSeconds,
                videoStream,
                videoCodec,
                displayWidth,
                displayHeight,
                rate,
                mayBeInterlaced,
                audio,
                picture,
                file,
                notes);
    }

    /** The same source, shown turned; so far it was not. */
    SourceFacts turned(Turn turn) {
        return new SourceFacts(
                durationSeconds,
                stillSeconds,
                videoStream,
                videoCodec,
                turn.isQuarter() ? displayHeight : displayWidth,
                turn.isQuarter() ? displayWidth : displayHeight,
                frameRate,
                mayBeInterlaced,
                audio,
                picture.turned(turn),
                file,
                notes);
    }

    /** The same source, whose decoder shows its frames too late. */
    SourceFacts late(double seconds) {
        return new SourceFacts(
                durationSeconds,
                stillSeconds,
                videoStream,
                videoCodec,
                displayWidth,
                displayHeight,
                frameRate,
                mayBeInterlaced,
                audio,
                picture.late(seconds),
                file,
                notes);
    }

    /** The same source with a picture of another length. */
    SourceFacts lasting(double seconds) {
        return lasting(seconds, 0);
    }

    /** The same source whose last picture stands for so long. */
    SourceFacts standing(double seconds) {
        return lasting(durationSeconds + seconds, seconds);
    }

    private SourceFacts lasting(double seconds, double still) {
        return new SourceFacts(
                seconds,
                still,
                videoStream,
                videoCodec,
                displayWidth,
                displayHeight,
                frameRate,
                mayBeInterlaced,
                audio,
                picture,
                file,
                notes);
    }

    /** The same source with the channels of its sound known better. */
    SourceFacts heardAs(Audio sound) {
        return new SourceFacts(
                durationSeconds,
                stillSeconds,
                videoStream,
                videoCodec,
                displayWidth,
                displayHeight,
                frameRate,
                mayBeInterlaced,
                sound,
                picture,
                file,
                notes);
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
     * A sound stream.
     *
     * @param stream its index in the file
     * @param language ISO 639-2 code, {@code und} when the file says none
     * @param layout ffmpeg's name of the channel layout, or null when the file says none
     * @param rightStream index of a second stream: this one is the left, that one the right channel; null as a rule
     */
    public record Audio(
            int stream,
            String codec,
            int channels,
            String language,
            @Nullable String layout,
            @Nullable Integer rightStream) {

        /** The most channels that have a usual order where the file names none. */
        private static final int MOST_USUAL = 8;

        /** Whether the channels are no places but a whole sphere of sound (ACN order), as 360-degree cameras record it. */
        public boolean isSphere() {
            return layout != null && layout.startsWith("ambisonic");
        }

        /** Whether nothing says where the channels belong: many microphones, or one that says left without a right. */
        public boolean isPlaceless() {
            String named = layout == null ? "unknown" : layout;
            boolean isOneSide = channels == 1 && named.contains("(");
            boolean isUnknown = named.startsWith("unknown") || named.endsWith(" channels");
            return isOneSide || (channels > MOST_USUAL && isUnknown);
        }

        /** Whether it has more places than those around a listener: above, or between. */
        public boolean isAbove() {
            return channels > MOST_USUAL;
        }

        /** Whether the decoder of the sound may have put its own guess in place of the file's word. */
        boolean mayBeSphere() {
            return !isSphere() && (channels == 4 || channels > MOST_USUAL);
        }

        Audio in(String declaredLayout) {
            return new Audio(stream, codec, channels, language, declaredLayout, rightStream);
        }
    }

    /**
     * How the picture is coded.
     *
     * @param profile the codec's, as ffprobe names it
     * @param level the codec's, 42 for 4.2 in H.264; 0 when unknown
     * @param storedWidth of its first frame as it is stored, before it is turned and its pixels are made square
     * @param storedHeight of its first frame as it is stored
     * @param bitrateBps 0 when unknown
     * @param rotationDegrees clockwise turn that the file asks of a player: 0, 90, 180 or 270
     * @param isAsStored whether it is shown as it is stored: all of it, not turned, not mirrored, with square pixels
     * @param startSeconds time of its first frame in the file
     * @param geometry what of it is shown, and how it is turned
     * @param lateSeconds how much too late a decoder shows its frames: a container without times of its own, such as AVI, counts
     *     the frames as they are coded, and a decoder holds some of them back
     */
    public record Picture(
            String profile,
            int level,
            int storedWidth,
            int storedHeight,
            long bitrateBps,
            int rotationDegrees,
            boolean isAsStored,
            double startSeconds,
            Color color,
            Geometry geometry,
            double lateSeconds) {

        /** A picture of which all is shown as it is stored, at the times that the file says. */
        public Picture(
                String profile,
                int level,
                int storedWidth,
                int storedHeight,
                long bitrateBps,
                int rotationDegrees,
                boolean isAsStored,
                double startSeconds,
                Color color) {
            this(
                    profile,
                    level,
                    storedWidth,
                    storedHeight,
                    bitrateBps,
                    rotationDegrees,
                    isAsStored,
                    startSeconds,
                    color,
                    Geometry.AS_STORED,
                    0);
        }

        Picture turned(Turn turn) {
            return new Picture(
                    profile,
                    level,
                    storedWidth,
                    storedHeight,
                    bitrateBps,
                    turn.degrees(),
                    false,
                    startSeconds,
                    color,
                    geometry.turned(turn),
                    lateSeconds);
        }

        Picture late(double seconds) {
            return new Picture(
                    profile,
                    level,
                    storedWidth,
                    storedHeight,
                    bitrateBps,
                    rotationDegrees,
                    isAsStored,
                    startSeconds,
                    color,
                    geometry,
                    seconds);
        }
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
