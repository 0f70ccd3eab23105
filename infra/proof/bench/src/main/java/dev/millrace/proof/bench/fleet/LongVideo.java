package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        tasks.addAll(chunks(minutes, 1, Figures.FIRST_STAGE_PER_MINUTE, 0, random));
        tasks.addAll(sounds(minutes, shape, 2));
        tasks.addAll(chunks(minutes, 2, Figures.SECOND_STAGE_PER_MINUTE, shape.halvedChunks(), random));
        double fetch = shape.planFetchesAll() ? fetch(minutes) : 0;
        return new LongVideo(
                new Piece(Kind.PLANNING, 0, fetch, Figures.PROBE, 0),
                tasks,
                List.of(assembly(1, shape), assembly(2, shape)));
    }

    private static Piece assembly(int stage, Shape shape) {
        double storyboard = stage == shape.storyboardStage() ? Figures.STORYBOARD : 0;
        return new Piece(Kind.ASSEMBLY, stage, 0, Figures.ASSEMBLY + storyboard, 0);
    }

    private static List<Piece> sounds(int minutes, Shape shape, int stage) {
        double share = 1.0 / shape.soundTasks();
        double fetch = shape.soundFetchesAll() ? fetch(minutes) : 0;
        double work = Figures.PROBE + Figures.AROUND_A_TASK + Figures.SOUND_PER_MINUTE * minutes * share;
        Piece sound = new Piece(Kind.SOUND, stage, fetch, work, 0);
        return IntStream.range(0, shape.soundTasks()).mapToObj(part -> sound).toList();
    }

    private static List<Piece> chunks(int minutes, int stage, double perMinute, int halved, Random random) {
        int whole = (int) Math.round(minutes * 60 / Figures.CHUNK_SECONDS);
        List<Piece> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < whole; chunk++) {
            double factor = perMinute * (1 + Figures.SPREAD * (2 * random.nextDouble() - 1));
            int parts = chunk >= whole - halved ? 2 : 1;
            for (int part = 0; part < parts; part++) {
                chunks.add(chunk(stage, factor, Figures.CHUNK_SECONDS / parts));
            }
        }
        return chunks;
    }

    private static Piece chunk(int stage, double perMinute, double seconds) {
        double work = Figures.AROUND_A_TASK + perMinute * seconds / 60;
        return new Piece(Kind.CHUNK, stage, fetch(seconds / 60), work, seconds);
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
                .mapToDouble(
                        task -> task.fetch() + Figures.AROUND_A_TASK + (task.kind() == Kind.SOUND ? Figures.PROBE : 0))
                .sum();
        return seconds() - around;
    }

    private static double seconds(List<Piece> pieces) {
        return pieces.stream().mapToDouble(Piece::seconds).sum();
    }
}
