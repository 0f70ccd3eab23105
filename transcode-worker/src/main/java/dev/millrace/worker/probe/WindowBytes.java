package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what ffmpeg reads of a movie to decode its picture in a window: the index, what it probes, and the samples from the key
 * frame at or before the window to a few behind it.
 */
public final class WindowBytes {

    private final SourceBytes source;
    private final Movie movie;

    private WindowBytes(SourceBytes source, Movie movie) {
        this.source = source;
        this.movie = movie;
    }

    /**
     * Brings the index into the file, repairs it as the probe does, and says what media is needed beside it.
     *
     * @param file as long as the source is, with holes
     * @return empty when its index does not say that; why is logged
     */
    public static Optional<List<ByteRange>> find(Path file, PictureWindow window, MissingBytes missing) {
        return MovieBytes.find(file, missing, (source, movie) -> new WindowBytes(source, movie).media(window));
    }

    private List<ByteRange> media(PictureWindow window) throws IOException {
        ByteRanges media = new ByteRanges(MovieBytes.NEAREST);
        for (Map<String, Movie.Part> track : movie.tracks()) {
            ProbedSamples.addTo(media, source, track, ProbedSamples.Reach.USUAL);
        }
        IndexedTrack picture = picture(window.stream());
        long first = picture.keyBefore(soughtSeconds(window)).number();
        picture.addShown(media, first, window.toSeconds());
        return media.runs();
    }

    /** why: ffmpeg seeks by the first picture of the file, and every other track then by the key frame found in that. */
    private double soughtSeconds(PictureWindow window) throws IOException {
        double sought = window.fromSeconds();
        for (int other = 0; other < window.stream(); other++) {
            if (Movie.isA(source, movie.tracks().get(other), "vide")) {
                sought = Math.min(
                        sought, picture(other).keyBefore(window.fromSeconds()).seconds());
            }
        }
        return sought;
    }

    private IndexedTrack picture(int stream) throws IOException {
        if (stream >= movie.tracks().size() || !Movie.isA(source, movie.tracks().get(stream), "vide")) {
            throw new Unindexed("track " + stream + " is no picture");
        }
        return new IndexedTrack(source, movie, movie.tracks().get(stream));
    }
}
