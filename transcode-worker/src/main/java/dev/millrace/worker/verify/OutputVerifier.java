package dev.millrace.worker.verify;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.segments.ParameterSets;
import dev.millrace.worker.segments.PictureUnits;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.TrackReader;
import dev.millrace.worker.verify.VerifiedOutput.AudioOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
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
    private final Map<String, Track> tracks = new HashMap<>();

    /** @param directory with a folder for each label */
    public OutputVerifier(Path directory, SourceFacts source) {
        this.directory = directory;
        this.source = source;
    }

    public SourceFacts source() {
        return source;
    }

    /**
     * Takes tracks that are verified by themselves already, by their labels: no segment of theirs is read here.
     *
     * @param joined from the beginning of the video to its end
     */
    public void take(Map<String, Track> joined) {
        tracks.putAll(joined);
    }

    /** All tracks that were taken or read so far, by their labels. */
    public Map<String, Track> tracks() {
        return Map.copyOf(tracks);
    }

    /**
     * Verifies what lies in the folders of the plan's labels, or was taken; the last sound segment may change by it.
     *
     * @throws CopyUnfit when the video must be encoded instead of copied
     * @throws TranscodeFailure when the output is not whole; retryable unless the source is to blame
     */
    public VerifiedOutput verify(Plan plan) {
        return verify(
                new VerifiedOutput(
                        plan.renditions().stream()
                                .map(rendition -> new Picture(rendition, track(rendition)))
                                .toList(),
                        plan.audioRenditions().stream()
                                .map(sound -> new AudioOutput(sound, track(sound, plan)))
                                .toList(),
                        targetSeconds(plan)),
                source);
    }

    private Track track(Rendition rendition) {
        return tracks.computeIfAbsent(rendition.label(), label -> read(rendition));
    }

    private Track track(AudioRendition sound, Plan plan) {
        return tracks.computeIfAbsent(sound.label(), label -> ChunkVerifier.sound(directory, source, plan, sound));
    }

    /** why: what we encode has one kind of picture; what is copied has those of the source. */
    private Track read(Rendition rendition) {
        Path folder = directory.resolve(rendition.label());
        return Judged.look(rendition, () -> {
            Track track = TrackReader.read(folder);
            PictureUnits.check(folder, track);
            if (rendition.isCopied()) {
                ParameterSets.checkConstant(folder, track);
            }
            return track;
        });
    }

    /** why: of the plan and not of the segments, because playlists are stored before the later segments are known. */
    private static int targetSeconds(Plan plan) {
        return (int) Math.max(1, Math.round(plan.segmentSeconds()));
    }

    static VerifiedOutput verify(VerifiedOutput output, SourceFacts source) {
        Picture reference = reference(output.pictures());
        for (Picture picture : output.pictures()) {
            Judged.look(picture.rendition(), () -> {
                PictureChecks.checkAlone(picture);
                PictureChecks.checkTogether(reference, picture);
                checkTarget(picture.track(), output.targetSeconds());
                return picture;
            });
        }
        checkLength("picture", reference.track().durationSeconds(), source);
        for (AudioOutput sound : output.audioRenditions()) {
            checkLength("sound", sound.track().endSeconds(), source);
            Judged.look(sound.sound(), () -> {
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
}
