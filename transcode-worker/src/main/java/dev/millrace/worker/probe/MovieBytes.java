package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds by a movie's index what else of it is needed, and brings the index itself. */
final class MovieBytes {

    private static final Logger log = LoggerFactory.getLogger(MovieBytes.class);

    /** why: what lies between costs less than another request. */
    static final long NEAREST = 256 << 10;

    private MovieBytes() {}

    /** What is looked for in a movie whose index is there. */
    @FunctionalInterface
    interface Search {

        /** @throws Unindexed when the index does not say where that lies */
        List<ByteRange> in(SourceBytes source, Movie movie) throws IOException;
    }

    /**
     * Brings the index into the file, repairs it as the probe does, and searches it.
     *
     * @param file as long as the source is, with holes
     * @return empty when the index does not say it; why is logged
     */
    static Optional<List<ByteRange>> find(Path file, MissingBytes missing, Search search) {
        try (SourceBytes source = new SourceBytes(file, missing)) {
            Movie movie = movie(source);
            if (CutOff.is(file)) {
                throw new Unindexed("cut off");
            }
            bringIndex(source, movie);
            MovieRepair.mend(file);
            return Optional.of(search.in(source, movie(source)));
        } catch (Unindexed e) {
            log.info("The whole source is needed: {}", e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Movie movie(SourceBytes source) throws IOException {
        Movie movie = Movie.of(source);
        if (movie.tracks().isEmpty() || movie.isFragmented()) {
            throw new Unindexed(movie.isFragmented() ? "fragmented" : "no index");
        }
        return movie;
    }

    private static void bringIndex(SourceBytes source, Movie movie) {
        ByteRanges fillings = new ByteRanges(0);
        movie.fillings().forEach(filling -> fillings.add(filling.from(), filling.to()));
        fillings.missing(0, source.size()).forEach(index -> source.announce(index.from(), index.to()));
    }
}
