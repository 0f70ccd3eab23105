package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.ProbeJson.Stream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the picture and the sound among a file's tracks. Pure.
 *
 * @param video the film: of the enabled tracks the one with most frames, then pixels
 * @param isOnlyPicture whether there is no other to take when it does not decode
 * @param audio the first enabled sound that can be decoded, or null
 * @param notes what there is beside and cannot be taken
 */
record Tracks(Stream video, boolean isOnlyPicture, @Nullable Stream audio, List<SourceNote> notes) {

    private static final Set<String> PICTURES_AS_INDEXED = Set.of("h264", "hevc", "av1", "mpeg4");

    private static final Set<String> SOUNDS_AS_INDEXED = Set.of("aac", "alac");

    private static final Comparator<Stream> ENABLED_FIRST =
            Comparator.comparingInt((Stream stream) -> stream.has("default") ? 0 : 1);

    /** why: a preview in front of the film is enabled too, in some files it is the only one that is. */
    private static final Comparator<Stream> FILM_FIRST = Comparator.comparing(Tracks::isOfOneFrame)
            .thenComparing(ENABLED_FIRST)
            .thenComparing(Comparator.comparingLong(Stream::frames).reversed())
            .thenComparing(Comparator.comparingLong((Stream stream) -> (long) stream.width() * stream.height())
                    .reversed());

    /**
     * What decides beside the header.
     *
     * @param decodable ffprobe's names of the codecs that this ffmpeg decodes; many are known by name only
     * @param isProtected whether a track is encrypted
     * @param silent indexes of tracks whose trial decode gave no frame
     */
    record Rules(Set<String> decodable, Predicate<Stream> isProtected, Set<Integer> silent) {

        boolean canDecode(Stream stream) {
            return stream.codecName() != null
                    && decodable.contains(stream.codecName())
                    && !silent.contains(stream.index())
                    && !isProtected.test(stream);
        }

        /** The same, with one more track that decodes to nothing. */
        Rules without(Stream track) {
            Set<Integer> more = new HashSet<>(silent);
            more.add(track.index());
            return new Rules(decodable, isProtected, Set.copyOf(more));
        }
    }

    /** @throws TranscodeFailure permanent, when there is no film in it */
    static Tracks of(List<Stream> streams, Rules rules) {
        // why: ffprobe leaves the number of packets out where it counted none
        boolean isCounted = streams.stream().anyMatch(stream -> stream.nbReadPackets() != null);
        Predicate<Stream> hasSamples = stream -> !isCounted || stream.nbReadPackets() != null;
        List<Stream> pictures = streams.stream()
                .filter(stream -> stream.isA("video") && !stream.has("attached_pic"))
                .sorted(FILM_FIRST)
                .toList();
        Stream film = pictures.stream()
                .filter(hasSamples)
                .filter(stream -> rules.canDecode(stream) || rules.isProtected.test(stream))
                .findFirst()
                .orElseThrow(() -> nothingToSee(streams, pictures));
        if (rules.isProtected.test(film)) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_PROTECTED, "The picture is encrypted");
        }
        if (isOfOneFrame(film) && !isOfOneFrame(pictures.get(0))) {
            throw TranscodeFailure.permanent(
                    FailReason.SOURCE_UNREADABLE, "Only a preview of one frame can be decoded, not the film");
        }
        List<Stream> audioStreams = streams.stream()
                .filter(hasSamples)
                .filter(stream -> stream.isA("audio"))
                .sorted(ENABLED_FIRST)
                .toList();
        Stream sound = audioStreams.stream()
                .filter(stream -> rules.canDecode(stream) && stream.channels() > 0)
                .findFirst()
                .orElse(null);
        boolean isOnlyPicture = pictures.size() == 1;
        return new Tracks(film, isOnlyPicture, sound, sound == null ? notes(audioStreams, rules) : List.of());
    }

    /** The same picture, its sound left out as one that cannot be decoded. */
    Tracks withoutSound() {
        return new Tracks(video, isOnlyPicture, null, List.of(SourceNote.SOUND_NOT_DECODABLE));
    }

    /** Whether ffmpeg takes the samples of a movie as they are; of other codecs it looks for packets in their bytes. */
    boolean isAsIndexed() {
        String sound = audio == null ? null : audio.codecName();
        return PICTURES_AS_INDEXED.contains(String.valueOf(video.codecName()))
                && (sound == null || sound.startsWith("pcm_") || SOUNDS_AS_INDEXED.contains(sound));
    }

    private static boolean isOfOneFrame(Stream stream) {
        return stream.frames() == 1;
    }

    /** why: "there is only sound in it" would be the wrong advice where there is a picture that cannot be decoded. */
    private static TranscodeFailure nothingToSee(List<Stream> streams, List<Stream> pictures) {
        boolean isOtherMedia = streams.stream().anyMatch(stream -> stream.isA("audio") || stream.has("attached_pic"));
        return isOtherMedia && pictures.isEmpty()
                ? TranscodeFailure.permanent(FailReason.NO_VIDEO_STREAM, "No video stream")
                : TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "No stream that can be decoded");
    }

    private static List<SourceNote> notes(List<Stream> audioStreams, Rules rules) {
        if (audioStreams.isEmpty()) {
            return List.of();
        }
        boolean isProtected = audioStreams.stream().anyMatch(rules.isProtected);
        return List.of(isProtected ? SourceNote.SOUND_PROTECTED : SourceNote.SOUND_NOT_DECODABLE);
    }
}
