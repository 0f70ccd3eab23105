package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The work that a long video is, in the order in which its parts are claimed.
 *
 * @param planning of the attempt that divides the job
 * @param tasks of all stages
 * @param assemblies one of each stage
 */
record LongVideo(Piece planning, List<Piece> tasks, List<Piece> assemblies) {

    LongVideo {
        tasks = List.copyOf(tasks);
        assemblies = List.copyOf(assemblies);
    }

    /**
     * A phone's recording in 1080p30: first 480p, then the other renditions, each stage with a sound.
     *
     * @param seed of how long each chunk takes
     */
    static LongVideo of(int minutes, Shape shape, long seed) {
        Random random = new Random(seed);
        List<Piece> tasks = new ArrayList<>();
        tasks.addAll(sounds(minutes, shape, 1));
        tasks.addAll(chunks(minutes, shape, 1, Figures.FIRST_STAGE_PER_MINUTE, random));
        tasks.addAll(sounds(minutes, shape, 2));
        tasks.addAll(chunks(minutes, shape, 2, Figures.SECOND_STAGE_PER_MINUTE, random));
        double fetch = shape.planFetchesAll() ? fetch(minutes) : Figures.PLANNING_FETCH;
        return new LongVideo(
                new Piece(Kind.PLANNING, 0, fetch, Figures.PROBE + Figures.EARLY_POSTER, 0, 0),
                tasks,
                List.of(assembly(1, shape), assembly(2, shape)));
    }

    private static Piece assembly(int stage, Shape shape) {
        double storyboard = stage == shape.storyboardStage() ? Figures.STORYBOARD : 0;
        return stage == 1
                ? new Piece(Kind.ASSEMBLY, stage, 0, Figures.ASSEMBLY, storyboard, 0)
                : new Piece(Kind.ASSEMBLY, stage, 0, Figures.ASSEMBLY + storyboard, 0, 0);
    }

    private static List<Piece> sounds(int minutes, Shape shape, int stage) {
        double share = 1.0 / shape.soundTasks();
        double fetch = shape.soundFetchesAll()
                ? fetch(minutes) + Figures.PROBE
                : Figures.SOUND_FETCH_PER_MINUTE * minutes * share;
        double work = Figures.AROUND_A_TASK + Figures.SOUND_PER_MINUTE * minutes * share;
        Piece sound = new Piece(Kind.SOUND, stage, fetch, work, 0, 0);
        return IntStream.range(0, shape.soundTasks()).mapToObj(part -> sound).toList();
    }

    private static List<Piece> chunks(int minutes, Shape shape, int stage, double perMinute, Random random) {
        int all = (int) Math.round(minutes * 60 / Figures.SEGMENT_SECONDS);
        // why: however it is divided, it is the same video
        double[] segments = IntStream.range(0, all / Figures.MOST_SEGMENTS)
                .mapToDouble(stretch -> 1 + Figures.SPREAD * (2 * random.nextDouble() - 1))
                .flatMap(factor -> DoubleStream.generate(() -> factor * perMinute * Figures.SEGMENT_SECONDS / 60)
                        .limit(Figures.MOST_SEGMENTS))
                .toArray();
        List<Piece> chunks = new ArrayList<>();
        int first = 0;
        for (int length : shape.chunks(all)) {
            double encode = Arrays.stream(segments, first, first + length).sum();
            chunks.add(chunk(stage, encode, length * Figures.SEGMENT_SECONDS));
            first += length;
        }
        return chunks;
    }

    private static Piece chunk(int stage, double encode, double seconds) {
        return new Piece(Kind.CHUNK, stage, fetch(seconds / 60), Figures.AROUND_A_TASK + encode, 0, seconds);
    }

    private static double fetch(double minutes) {
        return minutes * Figures.MEGABYTES_PER_MINUTE / Figures.MEGABYTES_PER_SECOND;
    }

    /** How many tasks each stage has. */
    List<Integer> stages() {
        return assemblies.stream()
                .map(assembly -> (int) tasks.stream()
                        .filter(task -> task.stage() == assembly.stage())
                        .count())
                .toList();
    }

    /** Seconds of all of it. */
    double seconds() {
        return planning.seconds() + seconds(tasks) + seconds(assemblies);
    }

    /** Seconds of one attempt that makes all of it: it fetches once, and needs nothing around tasks. */
    double undividedSeconds() {
        double around = tasks.stream()
                .mapToDouble(task -> task.fetch() + Figures.AROUND_A_TASK)
                .sum();
        double source = tasks.stream()
                .filter(task -> task.kind() == Kind.CHUNK && task.stage() == 1)
                .mapToDouble(Piece::fetch)
                .sum();
        return seconds() - planning.fetch() - around + source;
    }

    private static double seconds(List<Piece> pieces) {
        return pieces.stream().mapToDouble(Piece::seconds).sum();
    }
}
