package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the probe reads of a long movie, where its index says the rest as the whole file would: all of its samples are in the file,
 * and where each picture lies is known.
 */
public final class ProbedBytes {

    private final SourceBytes source;
    private final Movie movie;

    private ProbedBytes(SourceBytes source, Movie movie) {
        this.source = source;
        this.movie = movie;
    }

    /**
     * Brings the index into the file, repairs it as the probe does, and says what media is needed beside it.
     *
     * @param file as long as the source is, with holes
     * @param longerThanSeconds the picture must be
     * @return empty when its index does not say enough, or the movie is shorter; why is logged
     */
    public static Optional<List<ByteRange>> find(Path file, double longerThanSeconds, MissingBytes missing) {
        return MovieBytes.find(
                file, missing, (source, movie) -> new ProbedBytes(source, movie).media(longerThanSeconds));
    }

    private List<ByteRange> media(double longerThanSeconds) throws IOException {
        if (pictureSeconds() <= longerThanSeconds) {
            throw new Unindexed("it is short");
        }
        ByteRanges media = new ByteRanges(MovieBytes.NEAREST);
        for (Map<String, Movie.Part> track : movie.tracks()) {
            check(track);
            ProbedSamples.addTo(media, source, track, ProbedSamples.Reach.OF_THE_PROBE);
        }
        return media.runs();
    }

    /** Of the longest one by its media; 0 when there is none. */
    private double pictureSeconds() throws IOException {
        double longest = 0;
        for (Map<String, Movie.Part> track : movie.tracks()) {
            if (Movie.isA(source, track, "vide")) {
                longest = Math.max(longest, MediaHeader.of(source, track).seconds());
            }
        }
        return longest;
    }

    /** why: of a file that was cut off, or whose tables are damaged, only its bytes tell what is left. */
    private void check(Map<String, Movie.Part> track) throws IOException {
        if (Movie.isA(source, track, "vide")) {
            new IndexedTrack(source, movie, track).checkInside();
        } else if (Movie.isA(source, track, "soun")) {
            EditList.plain(source, track);
            new SampleTable(source, track).places().checkInside();
        }
    }
}
