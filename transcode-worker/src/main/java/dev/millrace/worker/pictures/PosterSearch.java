package dev.millrace.worker.pictures;

import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.pictures.PosterFrames.Candidate;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.SegmentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the poster of one video, segment by segment as they are encoded, until a frame is good; if none is, the best of
 * them is taken. Used by one thread at a time.
 */
public final class PosterSearch {

    private static final String WANTED = "720p";
    /** why: a video that is black for four minutes is black, and every look costs an ffmpeg. */
    private static final int MOST_SEGMENTS = 40;

    private static final Comparator<Rendition> BEST_LAST =
            Comparator.comparing((Rendition one) -> one.label().equals(WANTED)).thenComparingInt(PosterSearch::size);

    private final PosterFrames frames;
    private final List<Rendition> renditions;
    private final Path output;
    private final Path directory;
    private int nextSegment = 1;
    private @Nullable Rendition rendition;
    private @Nullable Candidate best;

    PosterSearch(PosterFrames frames, List<Rendition> renditions, Path output, Path directory) {
        this.frames = frames;
        this.renditions = List.copyOf(renditions);
        this.output = output;
        this.directory = directory;
    }

    /** Looks at the segments that are whole by now, which the next one proves. Gives the poster if one of them has it. */
    public Optional<Poster> early(StopSignal signal) throws IOException, InterruptedException {
        while (!isOver() && hasSegment(nextSegment + 1)) {
            look(signal);
        }
        return found().filter(candidate -> candidate.look().isGood()).map(Candidate::poster);
    }

    /** Looks at all segments that there are, and takes the best frame; empty when there is none at all. */
    public Optional<Poster> late(StopSignal signal) throws IOException, InterruptedException {
        while (!isOver() && hasSegment(nextSegment)) {
            look(signal);
        }
        return found().map(Candidate::poster);
    }

    /** The same frame in the size that is wanted, if only a smaller one was there before; empty when nothing is better. */
    public Optional<Poster> larger(StopSignal signal) throws IOException, InterruptedException {
        Candidate small = best;
        Optional<Rendition> wanted = wanted();
        if (small == null
                || wanted.isEmpty()
                || size(wanted.get()) <= size(small.poster().rendition())) {
            return Optional.empty();
        }
        List<Candidate> candidates = frames.of(
                wanted.get(),
                folder(wanted.get()),
                small.segment(),
                directory.resolve(wanted.get().label()),
                signal);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        best = candidates.get(Math.min(small.frame(), candidates.size() - 1));
        return found().map(Candidate::poster);
    }

    private Optional<Candidate> found() {
        return Optional.ofNullable(best);
    }

    /** Whether no further segment is looked at: a frame is good, or too many were not. */
    public boolean isOver() {
        return nextSegment > MOST_SEGMENTS
                || found().filter(candidate -> candidate.look().isGood()).isPresent();
    }

    private boolean hasSegment(int segment) {
        if (rendition == null) {
            rendition = wanted().orElse(null);
        }
        return rendition != null && Files.exists(SegmentFiles.of(folder(rendition), segment));
    }

    /** Of the renditions that have a segment now: 720p, else the largest. */
    private Optional<Rendition> wanted() {
        return renditions.stream()
                .filter(one -> Files.exists(SegmentFiles.of(folder(one), 1)))
                .max(BEST_LAST);
    }

    /** Of renditions that all have segments, at least one: the one that the poster is taken from. */
    public static Rendition wanted(List<Rendition> renditions) {
        return Collections.max(renditions, BEST_LAST);
    }

    private void look(StopSignal signal) throws IOException, InterruptedException {
        Rendition chosen = rendition;
        if (chosen == null) {
            return;
        }
        Path looked = directory.resolve("looked");
        int segment = nextSegment++; // why: one that cannot be looked at is passed over
        List<Candidate> candidates = frames.of(chosen, folder(chosen), segment, looked, signal);
        for (Candidate candidate : candidates) {
            if (best == null || candidate.look().score() > best.look().score()) {
                best = kept(candidate);
            }
        }
    }

    /** why: the next look overwrites its picture. */
    private Candidate kept(Candidate candidate) throws IOException {
        Poster poster = candidate.poster();
        Path file = Files.copy(poster.file(), directory.resolve("best.jpg"), StandardCopyOption.REPLACE_EXISTING);
        return new Candidate(
                candidate.segment(),
                candidate.frame(),
                new Poster(poster.rendition(), poster.width(), poster.height(), file),
                candidate.look());
    }

    private Path folder(Rendition one) {
        return output.resolve(one.label());
    }

    private static int size(Rendition one) {
        return one.width() * one.height();
    }
}
