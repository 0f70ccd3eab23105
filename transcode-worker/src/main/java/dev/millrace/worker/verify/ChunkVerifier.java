package dev.millrace.worker.verify;

import dev.millrace.worker.encode.SourceSilence;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.segments.PictureUnits;
import dev.millrace.worker.segments.SegmentFiles;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.TrackReader;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads every segment of a part of a video that was made alone, and verifies it by itself. What must hold between renditions of
 * different passes {@link OutputVerifier} verifies of the joined tracks.
 */
public final class ChunkVerifier {

    private ChunkVerifier() {}

    /**
     * Verifies a chunk of the pictures of a pass that are encoded.
     *
     * @param directory with a folder for each label
     * @return what lies in each folder, by its label
     * @throws PicturesMissing when there are fewer pictures than the chunk must have
     * @throws dev.millrace.worker.outcome.TranscodeFailure retryable, when it is not whole
     */
    public static Map<String, Track> pictures(Path directory, Pass pass, Chunk chunk) {
        Map<String, Track> tracks = new LinkedHashMap<>();
        List<Picture> pictures = pass.encoded().stream()
                .map(rendition -> Judged.look(rendition, () -> read(directory, rendition, chunk)))
                .toList();
        for (Picture picture : pictures) {
            Judged.look(picture.rendition(), () -> {
                PictureChecks.checkAlone(picture);
                PictureChecks.checkTogether(pictures.get(0), picture);
                return picture;
            });
            tracks.put(picture.rendition().label(), picture.track());
        }
        return tracks;
    }

    /**
     * Verifies the whole sound of a pass; the last segment may change by it.
     *
     * @param directory with a folder for each label
     * @return what lies in each folder, by its label
     * @throws dev.millrace.worker.outcome.TranscodeFailure retryable, when it is not whole
     */
    public static Map<String, Track> sounds(Path directory, SourceFacts source, Plan plan, Pass pass) {
        Map<String, Track> tracks = new LinkedHashMap<>();
        for (AudioRendition sound : pass.audioRenditions()) {
            tracks.put(sound.label(), sound(directory, source, plan, sound));
        }
        return tracks;
    }

    /**
     * Joins what was verified of all chunks of a pass.
     *
     * @param chunks in their order, each by the label of its tracks; at least one
     * @throws dev.millrace.worker.outcome.TranscodeFailure retryable, when they do not make one stream of each label
     */
    public static Map<String, Track> joined(Pass pass, List<Map<String, Track>> chunks) {
        Map<String, Track> whole = new LinkedHashMap<>();
        for (Rendition rendition : pass.encoded()) {
            List<Track> parts = chunks.stream()
                    .map(chunk -> Objects.requireNonNull(chunk.get(rendition.label()), rendition.label()))
                    .toList();
            whole.put(rendition.label(), Judged.look(rendition, () -> Track.joined(parts)));
        }
        return whole;
    }

    static Track sound(Path directory, SourceFacts source, Plan plan, AudioRendition sound) {
        return Judged.look(sound, () -> {
            Track track = TrackReader.readSound(directory.resolve(sound.label()));
            SilenceCheck.check(track, SourceSilence.read(directory, plan, sound, source.durationSeconds()));
            return track;
        });
    }

    private static Picture read(Path directory, Rendition rendition, Chunk chunk) throws IOException {
        Path folder = directory.resolve(rendition.label());
        int number = chunk.firstSegment() + 1;
        if (!Files.exists(SegmentFiles.of(folder, number))) {
            throw new PicturesMissing("nothing of segment %d of %s".formatted(number, rendition.label()));
        }
        Track track = TrackReader.read(folder, number);
        checkFrames(rendition, track, chunk);
        PictureUnits.check(folder, track);
        return new Picture(rendition, track);
    }

    private static void checkFrames(Rendition rendition, Track track, Chunk chunk) {
        Rational rate = rendition.frameRate();
        long begin = track.segments().get(0).start() * rate.numerator();
        long wanted = (long) chunk.firstFrame(rendition)
                * rate.denominator()
                * track.init().timescale();
        if (begin > wanted) {
            throw new PicturesMissing("%s begins at %.3f s"
                    .formatted(
                            rendition.label(),
                            track.seconds(track.segments().get(0).start())));
        }
        int frames = chunk.endFrame(rendition) - chunk.firstFrame(rendition);
        if (!chunk.isLast() && track.samples() < frames) {
            throw new PicturesMissing("%d pictures instead of %d in %s from %.3f s"
                    .formatted(
                            track.samples(),
                            frames,
                            rendition.label(),
                            track.seconds(track.segments().get(0).start())));
        }
        boolean isWhole =
                chunk.isLast() || (track.samples() == frames && track.segments().size() == chunk.segments());
        if (begin < wanted || !isWhole) {
            throw new Unfit("%d pictures in %d segments from tick %d"
                    .formatted(
                            track.samples(),
                            track.segments().size(),
                            track.segments().get(0).start()));
        }
    }
}
