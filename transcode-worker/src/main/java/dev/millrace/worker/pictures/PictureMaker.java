package dev.millrace.worker.pictures;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.BrokenSegment;
import dev.millrace.worker.segments.SegmentFiles;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.TrackReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes the pictures of a video. Thread-safe. */
@Component
public class PictureMaker {

    private final PosterFrames posterFrames;
    private final KeyFrames keyFrames;

    PictureMaker(PosterFrames posterFrames, KeyFrames keyFrames) {
        this.posterFrames = posterFrames;
        this.keyFrames = keyFrames;
    }

    /**
     * A search for the poster of one video.
     *
     * @param renditions the renditions to search, as soon as they have segments
     * @param output where the folders of the renditions are
     * @param directory for pictures
     */
    public PosterSearch posterSearch(List<Rendition> renditions, Path output, Path directory) {
        return new PosterSearch(posterFrames, renditions, output, directory);
    }

    /**
     * Looks for the poster in a source that is not encoded yet.
     *
     * @param rendition whose picture it is to be
     * @param directory for pictures
     * @return empty when no frame of that part is good
     * @throws TranscodeFailure when ffmpeg was not content
     */
    public Optional<Poster> poster(Rendition rendition, SourceStretch stretch, Path directory, StopSignal signal)
            throws IOException, InterruptedException {
        return posterFrames.of(rendition, stretch, directory, signal).stream()
                .filter(candidate -> candidate.look().isGood())
                .max(Comparator.comparingDouble(candidate -> candidate.look().score()))
                .map(PosterFrames.Candidate::poster);
    }

    /**
     * Makes the storyboard of a whole rendition.
     *
     * @param folder of the rendition
     * @param directory for pictures
     * @throws TranscodeFailure when ffmpeg was not content
     */
    public Storyboard storyboard(Path folder, Path directory, StopSignal signal)
            throws IOException, InterruptedException {
        return storyboard(folder, track(folder), directory, signal);
    }

    /** Which files of a rendition its storyboard is made of. */
    public List<Path> storyboardFiles(Path folder, Track track) {
        List<Path> files = new ArrayList<>(List.of(SegmentFiles.init(folder)));
        StoryboardLayout.of(track).segments().forEach(segment -> files.add(folder.resolve(segment)));
        return files;
    }

    /** Like {@link #storyboard(Path, Path, StopSignal)}, of a rendition of which no more than {@link #storyboardFiles} need be there. */
    public Storyboard storyboard(Path folder, Track track, Path directory, StopSignal signal)
            throws IOException, InterruptedException {
        StoryboardLayout layout = StoryboardLayout.of(track);
        keyFrames.read(storyboardFiles(folder, track), directory, outputs(layout), signal);
        List<Path> sheets = IntStream.range(0, layout.sheets())
                .mapToObj(number -> directory.resolve(StoryboardLayout.sheet(number)))
                .toList();
        if (!sheets.stream().allMatch(Files::isRegularFile)) {
            throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "A sheet of the storyboard is missing");
        }
        return new Storyboard(sheets, layout.track(), layout.tileWidth(), layout.tileHeight());
    }

    private static Track track(Path folder) throws IOException {
        try {
            return TrackReader.read(folder);
        } catch (BrokenSegment e) {
            throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "No storyboard of a broken rendition", e);
        }
    }

    static List<String> outputs(StoryboardLayout layout) {
        return List.of(
                "-an",
                "-vf",
                layout.filter(),
                "-fps_mode",
                "passthrough",
                "-c:v",
                "mjpeg",
                "-pix_fmt",
                "yuvj420p",
                "-q:v",
                "5",
                "storyboard_%03d.jpg");
    }
}
