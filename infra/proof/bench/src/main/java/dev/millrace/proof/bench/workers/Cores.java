package dev.millrace.proof.bench.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Two cores to which processes are pinned: the second is a second worker's, the first is everything else's. */
final class Cores {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final List<Integer> numbers;

    private Cores(List<Integer> numbers) {
        this.numbers = List.copyOf(numbers);
    }

    /** Of a machine that cannot pin processes. */
    static Cores none() {
        return new Cores(List.of());
    }

    static Cores of(int first, int second) {
        return new Cores(List.of(first, second));
    }

    /**
     * Pins this process, and so all that it starts from now on, to the first of its cores. Pins nothing where there are not two, or no
     * {@code taskset}, or no Linux.
     */
    static Cores pinned() throws IOException, InterruptedException {
        List<Integer> allowed = Files.isDirectory(PROCESSES) ? allowed(status("self")) : List.of();
        if (allowed.size() < 2 || !pin(ProcessHandle.current().pid(), allowed.get(0))) {
            return none();
        }
        return of(allowed.get(0), allowed.get(1));
    }

    /** The processors in the text of {@code /proc/PID/status}. */
    static List<Integer> allowed(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(ALLOWED))
                .flatMap(line ->
                        Arrays.stream(line.substring(ALLOWED.length()).strip().split(",", -1)))
                .flatMap(range -> range(range.split("-", 2)).boxed())
                .toList();
    }

    private static IntStream range(String[] ends) {
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    boolean arePinned() {
        return !numbers.isEmpty();
    }

    /** Both, the first one first; empty when nothing is pinned. */
    List<Integer> numbers() {
        return numbers;
    }

    /** Moves a process, and what it starts from now on, to the second core. */
    void moveToSecond(long pid) throws IOException, InterruptedException {
        if (!arePinned()) {
            return;
        }
        int second = numbers.get(1);
        boolean isMoved = pin(pid, second);
        // why again: a thread that began during the first has what its parent had
        boolean areAllMoved = pin(pid, second);
        if (!isMoved || !areAllMoved || !allowed(status(String.valueOf(pid))).equals(List.of(second))) {
            throw new IOException("taskset cannot move process " + pid);
        }
    }

    private static List<String> status(String process) throws IOException {
        return Files.readAllLines(PROCESSES.resolve(process).resolve("status"));
    }

    private static boolean pin(long pid, int core) throws InterruptedException {
        try {
            return new ProcessBuilder("taskset", "-a", "-c", "-p", String.valueOf(core), String.valueOf(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
