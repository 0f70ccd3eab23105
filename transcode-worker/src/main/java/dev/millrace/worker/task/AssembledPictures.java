package dev.millrace.worker.task;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.attempt.StoredPictures;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.segments.SegmentFiles;
import dev.millrace.worker.segments.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and stores the poster and the storyboard of a video that lies in S3 already, of the segments that show them. A video plays
 * without them, so their failure is only logged. Used by one thread.
 */
final class AssembledPictures {

    private static final Logger log = LoggerFactory.getLogger(AssembledPictures.class);

    /** why: about half of a minute; nearly every video shows something by then. */
    private static final int SEGMENTS_AT_ONCE = 5;

    private final PictureMaker maker;
    private final S3Outputs outputs;
    private final TranscodeAttempt attempt;
    private final List<Rendition> renditions;
    private final Map<String, Track> tracks;
    private final List<Asset> known;
    private final Path output;
    private final StoredPictures pictures;

    /**
     * @param tracks by label
     * @param known those that are stored already
     */
    AssembledPictures(
            PictureMaker maker,
            S3Outputs outputs,
            TranscodeAttempt attempt,
            List<Rendition> renditions,
            Map<String, Track> tracks,
            List<Asset> known,
            Path output) {
        this.maker = maker;
        this.outputs = outputs;
        this.attempt = attempt;
        this.renditions = renditions;
        this.tracks = tracks;
        this.known = known;
        this.output = output;
        this.pictures = new StoredPictures(outputs, attempt.prefix());
    }

    /** The assets when the stream plays: the poster, which stays as it is when renditions join. */
    List<Asset> whenPlayable() throws InterruptedException {
        Optional<Asset> poster = known(AssetType.THUMBNAIL);
        return (poster.isPresent() ? poster : poster()).stream().toList();
    }

    /** The assets of the complete output: the storyboard, and the poster at full size. */
    List<Asset> whenComplete() throws InterruptedException {
        Optional<Asset> small = known(AssetType.THUMBNAIL);
        Optional<Asset> poster = small.filter(this::isAtFullSize).isPresent() ? small : poster();
        return Stream.of(poster.isPresent() ? poster : small, storyboard())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The storyboard, made unless it is known. */
    Optional<Asset> storyboard() throws InterruptedException {
        Optional<Asset> storyboard = known(AssetType.STORYBOARD);
        return storyboard.isPresent() ? storyboard : tried("storyboard", this::makeStoryboard);
    }

    private Optional<Asset> known(AssetType type) {
        return known.stream().filter(asset -> asset.type() == type).findFirst();
    }

    private boolean isAtFullSize(Asset poster) {
        return poster.fileKey().endsWith("/" + Poster.key(PosterSearch.wanted(renditions)));
    }

    private Optional<Asset> poster() throws InterruptedException {
        return tried("poster", () -> {
            Rendition wanted = PosterSearch.wanted(renditions);
            PosterSearch search = maker.posterSearch(List.of(wanted), output, output.resolve("poster"));
            List<String> segments = names(wanted);
            Optional<Poster> found = Optional.empty();
            for (int next = 0; next < segments.size() && !search.isOver(); next += SEGMENTS_AT_ONCE) {
                int end = Math.min(segments.size(), next + SEGMENTS_AT_ONCE);
                outputs.fetch(attempt.prefix(), segments.subList(next, end), output);
                found = search.late(attempt.signal());
            }
            return found.map(pictures::poster);
        });
    }

    /** Keys of the files of a rendition, the init segment first. */
    private List<String> names(Rendition rendition) {
        Path folder = output.resolve(rendition.label());
        Stream<Path> segments = track(rendition).segments().stream().map(segment -> folder.resolve(segment.name()));
        return Stream.concat(Stream.of(SegmentFiles.init(folder)), segments)
                .map(this::relative)
                .toList();
    }

    private Optional<Asset> makeStoryboard() throws IOException, InterruptedException {
        Rendition rendition = StoredPictures.forStoryboard(renditions);
        Path folder = output.resolve(rendition.label());
        Track track = track(rendition);
        List<String> files = maker.storyboardFiles(folder, track).stream()
                .map(this::relative)
                .toList();
        outputs.fetch(attempt.prefix(), files, output);
        return Optional.of(
                pictures.storyboard(maker.storyboard(folder, track, output.resolve("storyboard"), attempt.signal())));
    }

    private Track track(Rendition rendition) {
        return Objects.requireNonNull(tracks.get(rendition.label()), "no track of a rendition that plays");
    }

    private String relative(Path file) {
        return output.relativize(file).toString();
    }

    /** Making a picture. */
    @FunctionalInterface
    private interface Making {
        Optional<Asset> run() throws IOException, InterruptedException;
    }

    private static Optional<Asset> tried(String what, Making making) throws InterruptedException {
        try {
            return making.run();
        } catch (TranscodeFailure | IOException e) {
            log.warn("No {}: {}", what, e.toString());
            return Optional.empty();
        }
    }
}
