package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Playback;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.TaskAttempt;
import dev.millrace.blackbox.suite.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/**
 * Two of three workers are killed, one during a task of a long video and one during a job: their leases expire, and other attempts
 * make both videos READY. Both leases expire at the same time, so that the tests wait once.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledWorkerIT {

    /** Of its longest chunk. */
    private static final int CHUNK_SEGMENTS = 3;

    private static final int SEGMENTS = 15;

    private final Suite suite = Suite.running();
    private final Uploads alice = new Uploads(suite.as("killed-" + UUID.randomUUID()));
    /** why: the jobs of one owner would wait for all tasks. */
    private final Uploads bob = new Uploads(suite.as("killed-" + UUID.randomUUID()));

    private String divided;
    private TaskAttempt killed;
    private String whole;
    private List<String> others;

    @BeforeAll
    void killOneWorkerDuringATaskAndOneDuringAJob() {
        divided = alice.upload(Clips.divided());
        String first = kill(line -> line.contains(divided) && line.contains(": Chunk["));
        List<TaskAttempt> attempts = TaskAttempt.of(suite, divided);
        killed = attempts.stream()
                .filter(attempt -> attempt.worker().equals(first))
                .reduce((earlier, last) -> last)
                .orElseThrow();
        whole = bob.upload(Clips.busy());
        kill(line -> line.contains(whole));
        others = IntStream.range(0, 9).mapToObj(i -> bob.upload(Clips.tiny())).toList();
    }

    @Test
    void tenVideosAreAllReadyAlthoughAWorkerIsKilledMidway() {
        others.forEach(other -> bob.awaitStatus(other, "READY"));
        Answer ready = bob.awaitStatus(whole, "READY");
        assertThat(ready.get("playback", "streamUrl"))
                .as("an attempt after the first")
                .matches(".*/hls/[0-9a-f-]{36}/[2-9]/master\\.m3u8");
    }

    @Test
    void onlyTheChunkOfTheKilledWorkerIsMadeAgain() {
        Answer complete = alice.awaitComplete(divided);

        assertThat(complete.get("playback", "streamUrl"))
                .as("in the folder of the attempt that divided the job")
                .matches(".*/hls/[0-9a-f-]{36}/1/master\\.m3u8");
        List<Integer> tasks = TaskAttempt.of(suite, divided).stream()
                .map(TaskAttempt::task)
                .sorted()
                .toList();
        assertThat(tasks.stream().distinct())
                .as("for each of two stages the sound and seven chunks")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(tasks).as("and one of them twice").hasSize(17);
        assertThat(tasks.stream().filter(task -> task == killed.task())).hasSize(2);
        assertThat(killed.segments()).isBetween(1, CHUNK_SEGMENTS);
    }

    @Test
    void whatIsAssembledIsWhole() {
        Playback playback = Playback.of(alice.awaitComplete(divided));

        assertThat(playback.segmentUrls().stream()
                        .filter(url -> url.endsWith(".m4s"))
                        .collect(Collectors.groupingBy(KilledWorkerIT::folder, Collectors.counting())))
                .hasSize(4)
                .allSatisfy((folder, segments) -> assertThat(segments).isEqualTo(SEGMENTS));
        assertThat(playback.decodeEveryStream()).isEqualTo(4);
    }

    @Test
    void timelinesSayWhatAlmostAllTimeWentInto() {
        JsonNode wholeTime = bob.awaitTimeline(whole);
        JsonNode dividedTime = alice.awaitTimeline(divided);
        Stream<JsonNode> othersTime = others.stream().map(bob::awaitTimeline);

        assertThat(Stream.concat(Stream.of(wholeTime, dividedTime), othersTime))
                .hasSize(11)
                .allSatisfy(timeline ->
                        assertThat(timeline.get("unattributed").asDouble()).isLessThan(0.05));
        assertThat(steps(wholeTime.get("lanes").get(0))).contains("LOST", "ENCODING");
        assertThat(steps(dividedTime.get("lanes").get(1))).containsOnly("PARTS");
        assertThat(dividedTime.get("lanes").valueStream().skip(1).flatMap(lane -> steps(lane).stream()))
                .contains("LOST", "ENCODING");
        assertThat(attempts(dividedTime, task -> task > 0)).isEqualTo(17);
        assertThat(attempts(dividedTime, task -> task == 0))
                .as("one divided it, two assembled it, or one where the chunk that was made again came last")
                .isBetween(2L, 3L);
    }

    private static long attempts(JsonNode timeline, IntPredicate task) {
        return timeline.get("attempts")
                .valueStream()
                .filter(attempt -> task.test(attempt.get("task").asInt()))
                .count();
    }

    private static List<String> steps(JsonNode lane) {
        return lane.get("steps")
                .valueStream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    private static String folder(String url) {
        String folders = url.substring(0, url.lastIndexOf('/'));
        return folders.substring(folders.lastIndexOf('/') + 1);
    }

    /** Waits for a worker that encodes and whose last line about a video is such a one, and kills it; returns its name. */
    private String kill(Predicate<String> lastLine) {
        String name = Awaitility.await("a worker encodes")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> workerThatEncodes(lastLine), Optional::isPresent)
                .orElseThrow();
        process(name).orElseThrow().destroyForcibly();
        return name;
    }

    private Optional<String> workerThatEncodes(Predicate<String> lastLine) {
        return Suite.WORKERS.stream()
                .filter(name -> process(name).stream()
                        .flatMap(ProcessHandle::descendants)
                        .anyMatch(KilledWorkerIT::isEncoder))
                .filter(name -> suite.logLines(name).stream()
                        .filter(line -> line.contains("\"videoId\""))
                        .reduce((earlier, last) -> last)
                        .filter(lastLine)
                        .isPresent())
                .findFirst();
    }

    private Optional<ProcessHandle> process(String worker) {
        return ProcessHandle.of(suite.pid(worker));
    }

    private static boolean isEncoder(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("filter_complex");
    }
}
