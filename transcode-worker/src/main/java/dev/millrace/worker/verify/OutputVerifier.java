package dev.millrace.worker.verify;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.encode.SourceSilence;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.segments.BrokenSegment;
import dev.millrace.worker.segments.ParameterSets;
import dev.millrace.worker.segments.PictureUnits;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.TrackReader;
import dev.millrace.worker.verify.VerifiedOutput.AudioOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every segment that a plan names, each once however often renditions join, and holds it against the plan, the source and the
 * other renditions. Used by one thread.
 */
public final class OutputVerifier {

    private static final Logger log = LoggerFactory.getLogger(OutputVerifier.class);

    private final Path directory;
    private final SourceFacts source;
    private final Map<String, Picture> pictures = new HashMap<>();
    private final Map<String, AudioOutput> audioRenditions = new HashMap<>();

    /** @param directory with a folder for each label */
    public OutputVerifier(Path directory, SourceFacts source) {
        this.directory = directory;
        this.source = source;
    }

    public SourceFacts source() {
        return source;
    }

    /**
     * Verifies what lies in the folders of the plan's labels; the last sound segment may change by it.
     *
     * @throws CopyUnfit when the video must be encoded instead of copied
     * @throws TranscodeFailure when the output is not whole; retryable unless the source is to blame
     */
    public VerifiedOutput verify(Plan plan) {
        plan.renditions().forEach(rendition -> pictures.computeIfAbsent(rendition.label(), label -> read(rendition)));
        plan.audioRenditions()
                .forEach(sound -> audioRenditions.computeIfAbsent(sound.label(), label -> read(sound, plan)));
        return verify(
                new VerifiedOutput(
                        plan.renditions().stream()
                                .map(rendition -> pictures.get(rendition.label()))
                                .toList(),
                        plan.audioRenditions().stream()
                                .map(sound -> audioRenditions.get(sound.label()))
                                .toList(),
                        targetSeconds(plan)),
                source);
    }

    /** why: what we encode has one kind of picture; what is copied has those of the source. */
    private Picture read(Rendition rendition) {
        Path folder = directory.resolve(rendition.label());
        return judged(rendition, () -> {
            Track track = TrackReader.read(folder);
            PictureUnits.check(folder, track);
            if (rendition.isCopied()) {
                ParameterSets.checkConstant(folder, track);
            }
            return new Picture(rendition, track);
        });
    }

    private AudioOutput read(AudioRendition sound, Plan plan) {
        return judged(sound, () -> {
            Track track = TrackReader.readSound(directory.resolve(sound.label()));
            SilenceCheck.check(track, SourceSilence.read(directory, plan, sound, source.durationSeconds()));
            return new AudioOutput(sound, track);
        });
    }

    /** why: of the plan and not of the segments, because playlists are stored before the later segments are known. */
    private static int targetSeconds(Plan plan) {
        return (int) Math.max(1, Math.round(plan.segmentSeconds()));
    }

    static VerifiedOutput verify(VerifiedOutput output, SourceFacts source) {
        Picture reference = reference(output.pictures());
        for (Picture picture : output.pictures()) {
            judged(picture.rendition(), () -> {
                PictureChecks.checkAlone(picture);
                PictureChecks.checkTogether(reference, picture);
                checkTarget(picture.track(), output.targetSeconds());
                return picture;
            });
        }
        checkLength("picture", reference.track().durationSeconds(), source);
        for (AudioOutput sound : output.audioRenditions()) {
            checkLength("sound", sound.track().endSeconds(), source);
            judged(sound.sound(), () -> {
                AudioChecks.check(sound.track(), reference, source.durationSeconds());
                checkTarget(sound.track(), output.targetSeconds());
                return sound;
            });
        }
        CellularPeak.of(output).filter(peak -> !peak.isAllowed()).ifPresent(peak -> log.warn("{}", peak));
        return output;
    }

    /** The one that the others are compared with: an encoded one, because a copy is what may be unfit. */
    private static Picture reference(List<Picture> pictures) {
        return pictures.stream()
                .filter(picture -> !picture.rendition().isCopied())
                .findFirst()
                .orElse(pictures.get(0));
    }

    private static void checkTarget(Track track, int targetSeconds) {
        if (Math.round(track.longestSegmentSeconds()) > targetSeconds) {
            throw new Unfit("a segment of %.3f s".formatted(track.longestSegmentSeconds()));
        }
    }

    /** why: a source that was cut off encodes without an error, as far as it goes. */
    private static void checkLength(String what, double seconds, SourceFacts source) {
        if (source.isCutOffAt(seconds)) {
            throw TranscodeFailure.permanent(
                    FailReason.SOURCE_UNREADABLE,
                    "The %s lasts %.2f s of %.2f s: the source is cut off"
                            .formatted(what, seconds, source.durationSeconds()));
        }
    }

    /** One look at one rendition. */
    @FunctionalInterface
    private interface Look<T> {
        T at() throws IOException;
    }

    private static <T> T judged(Rendition rendition, Look<T> look) {
        try {
            return look.at();
        } catch (Unfit | BrokenSegment e) {
            if (rendition.isCopied()) {
                throw new CopyUnfit(rendition.label(), e);
            }
            throw broken(rendition.label(), e);
        } catch (IOException e) {
            throw broken(rendition.label(), e);
        }
    }

    private static <T> T judged(AudioRendition sound, Look<T> look) {
        try {
            return look.at();
        } catch (Unfit | BrokenSegment | IOException e) {
            throw broken(sound.label(), e);
        }
    }

    private static TranscodeFailure broken(String label, Exception cause) {
        return TranscodeFailure.retryable(
                FailReason.TRANSCODE_ERROR, "Output %s is not whole: %s".formatted(label, cause.getMessage()), cause);
    }
}
