package dev.millrace.proof.drill;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Api;
import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.client.Upload;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.cloud.TokenSecret;
import dev.millrace.local.operations.DeadLetterDesk;
import dev.millrace.local.operations.DeadLetterDesk.Filter;
import dev.millrace.local.operations.Records;
import dev.millrace.local.operations.Rollback;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The rollback plan from end to end: a release of the worker that is no good, noticed, paused, frozen, taken back, resumed and
 * replayed, and its dead letters redriven, while videos that are READY are watched all the time.
 */
public final class Drill {

    private static final String WORKER = "transcode-worker";
    private static final int WORKERS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE_TAKES = Duration.ofSeconds(10);

    private final Suite suite;
    private final Api api;
    private final DrillClips clips;
    private final Transcript transcript;
    private final Workers workers;
    private final Rollback rollback;
    private final DeadLetterDesk deadLetters;
    private final Records records;
    private final BadRelease badRelease;
    private final Path scratch;
    private final Clock clock = Clock.systemUTC();

    private Drill(
            Suite suite,
            Api api,
            OperatorApi operator,
            DrillClips clips,
            BadRelease badRelease,
            Transcript transcript,
            Path scratch) {
        this.suite = suite;
        this.api = api;
        this.clips = clips;
        this.badRelease = badRelease;
        this.transcript = transcript;
        this.workers = new Workers(suite);
        this.rollback = new Rollback(operator, transcript.terminal());
        this.deadLetters = new DeadLetterDesk(operator, transcript.terminal());
        this.records = new Records(operator, transcript.terminal());
        this.scratch = scratch;
    }

    /**
     * How it went.
     *
     * @param transcript all that was shown
     * @param sum the same in one line
     */
    public record Result(boolean isGood, String transcript, String sum) {}

    /** Where the drill's suite listens. */
    public static PortPlan ports(int base) {
        return new PortPlan(base, WORKERS);
    }

    /**
     * Starts the suite, carries the plan out, stops the suite. Returns also when something is not as it must be.
     *
     * @param home folder for clips, which are kept
     */
    public static Result run(SuiteOptions options, Path home, Terminal screen) throws Exception {
        FfmpegBinaries ffmpeg =
                FfmpegBinaries.resolve(null, null, options.directory().ffmpeg());
        DrillClips clips = DrillClips.in(home.resolve("clips"), new FfmpegRun(ffmpeg));
        BadRelease badRelease = BadRelease.in(home.resolve("bad-release"), ffmpeg);
        Transcript transcript = new Transcript(screen);
        String reason = null;
        Suite suite = Suite.claim(options, screen);
        Thread atExit = new Thread(suite::close, "stop-suite");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            suite.run();
            Tokens tokens = new Tokens(options.ports());
            var gateway = PortPlan.local(options.ports().gateway());
            Drill drill = new Drill(
                    suite,
                    new Api(gateway, tokens.of("drill")),
                    new OperatorApi(
                            gateway,
                            tokens.of(
                                    "operator",
                                    List.of("operator"),
                                    TokenSecret.of(options.directory().data()))),
                    clips,
                    badRelease,
                    transcript,
                    home.resolve("scratch"));
            drill.carryOut();
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        } finally {
            suite.close();
            forget(atExit);
        }
        return new Result(transcript.isGood() && reason == null, transcript.text(), transcript.sum(reason));
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // why: then the hook runs already, and closing twice changes nothing.
        }
    }

    private void carryOut() throws Exception {
        Instant began = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        transcript.step("Two videos are uploaded, become READY and are watched from now on");
        List<String> good = List.of(upload(clips.small()), upload(clips.small()));
        for (String video : good) {
            awaitComplete("a good video", video);
        }
        try (Players players = Players.start(api, good, scratch)) {
            transcript.await("both are played to their ends", LIMIT, () -> players.rounds() > 0);
            String exhausted = badRelease();
            Frozen frozen = stop();
            takeBack(frozen, began);
            invalidate(good.get(0));
            redrive(exhausted);
            players.close();
            transcript.step("What was watched meanwhile");
            transcript.say(players.files() + " files in " + players.rounds() + " rounds");
            transcript.check(
                    "no fetch failed " + players.failures(), players.failures().isEmpty());
            transcript.check("the videos are READY", isReady(good.get(0)) && isReady(good.get(1)));
        }
        audit();
    }

    /** @return a video that failed for good by it */
    private String badRelease() throws Exception {
        transcript.step("A bad release of the workers is rolled out");
        transcript.say(
                "Its ffmpeg hangs as soon as it encodes, and an encode may take 1 s longer than the video lasts.");
        suite.release(WORKER, badRelease.settings());
        String video = upload(clips.brief());
        transcript.await(
                "a video sent now FAILED RETRIES_EXHAUSTED", LIMIT, () -> hasFailed(video, "RETRIES_EXHAUSTED"));
        transcript.command("failures --video " + video);
        transcript.check("three attempts failed", records.failures(UUID.fromString(video)) == 3);
        return video;
    }

    /**
     * What the plan puts aside.
     *
     * @param whole has its source
     * @param sourceless has it no more
     * @param waiting was sent while nothing was taken, and is not frozen
     */
    private record Frozen(String whole, String sourceless, String waiting) {}

    private Frozen stop() throws Exception {
        transcript.step("Somebody notices: workers shall take no further jobs");
        String whole = upload(clips.slow());
        String sourceless = upload(clips.slow());
        transcript.await("two more videos are at work in the two workers", LIMIT, () -> workers.busy() == 2);
        Instant paused = clock.instant();
        transcript.command("pause");
        rollback.pause();
        transcript.await(
                "both workers say that they take none",
                PAUSE_TAKES,
                () -> workers.allSaid("Jobs are not taken", paused).isPresent());
        transcript.say("the last one "
                + workers.allSaid("Jobs are not taken", paused)
                        .map(Duration::toMillis)
                        .orElse(-1L)
                + " ms after the command");
        transcript.check("the jobs at work go on", workers.busy() == 2);

        transcript.step("What the bad release has in hands is put aside");
        transcript.command("freeze --older-than 1s --dry-run");
        Set<String> both = new TreeSet<>(List.of(whole, sourceless));
        transcript.check("it means both", both.equals(new TreeSet<>(rollback.freeze(Duration.ofSeconds(1), true))));
        transcript.check("a dry run changes nothing", status(whole).equals("TRANSCODING"));
        transcript.command("freeze --older-than 1s");
        Instant froze = clock.instant();
        transcript.check("both are frozen", both.equals(new TreeSet<>(rollback.freeze(Duration.ofSeconds(1), false))));
        transcript.check("both are FAILED ROLLBACK", hasFailed(whole, "ROLLBACK") && hasFailed(sourceless, "ROLLBACK"));
        transcript.await("the workers are fenced: their encoders are stopped", LIMIT, () -> workers.busy() == 0);
        transcript.await(
                "and both say that the lease is lost", LIMIT, () -> workers.linesSaying("LEASE_LOST", froze) == 2);
        transcript.say("The source of " + sourceless + " is deleted from storage: "
                + Sources.delete(suite.cloud(), sourceless) + " object");
        String waiting = upload(clips.small());
        transcript.say("Another video is uploaded: " + waiting);
        return new Frozen(whole, sourceless, waiting);
    }

    private void takeBack(Frozen frozen, Instant began) throws Exception {
        transcript.step("The release is taken back");
        suite.release(WORKER, Map.of());
        Instant restarted = clock.instant();
        transcript.await(
                "the new workers are told of the pause as well, and take nothing for 5 s",
                PAUSE_TAKES,
                () -> isUntaken(frozen.waiting(), restarted));
        transcript.command("resume");
        rollback.resume();
        awaitComplete("the video that waited", frozen.waiting());

        transcript.step("What was put aside is started again");
        Map<String, String> expected = Map.of(frozen.whole(), "ENQUEUED", frozen.sourceless(), "SOURCE_MISSING");
        transcript.command("replay --reason ROLLBACK --since " + began + " --dry-run");
        transcript.check(
                "one can be, the other has no source",
                rollback.replay("ROLLBACK", began, true).equals(expected));
        transcript.check("a dry run changes nothing", hasFailed(frozen.whole(), "ROLLBACK"));
        transcript.command("replay --reason ROLLBACK --since " + began);
        transcript.check(
                "one is, the other has no source",
                rollback.replay("ROLLBACK", began, false).equals(expected));
        transcript.command("replay --reason ROLLBACK --since " + began);
        transcript.check(
                "none is replayed twice",
                !rollback.replay("ROLLBACK", began, false).containsKey(frozen.whole()));
        awaitComplete("the replayed video", frozen.whole());
        transcript.check("the other is still FAILED", hasFailed(frozen.sourceless(), "ROLLBACK"));
    }

    /** why: a worker that may take jobs needs less than 5 s for one that waits. */
    private boolean isUntaken(String video, Instant since) throws IOException, InterruptedException {
        boolean isLongEnough = clock.instant().isAfter(since.plusSeconds(5));
        return isLongEnough && workers.busy() == 0 && status(video).equals("TRANSCODING");
    }

    private void invalidate(String video) throws Exception {
        transcript.step("The edge forgets a video");
        EdgeCounts before = EdgeCounts.at(suite.cloud().edge());
        transcript.say("edge before: " + before.hits() + " hits, " + before.misses() + " misses");
        transcript.command("invalidate --video " + video);
        rollback.invalidate(List.of(video));
        transcript.await(
                "it is fetched from storage again",
                LIMIT,
                () -> EdgeCounts.at(suite.cloud().edge()).misses() > before.misses());
        EdgeCounts after = EdgeCounts.at(suite.cloud().edge());
        transcript.say("edge after: " + after.hits() + " hits, " + after.misses() + " misses");
    }

    private void redrive(String exhausted) throws Exception {
        transcript.step("The dead letter of the video that failed for good is redriven");
        transcript.command("dlq list");
        transcript.check("there is one letter", deadLetters.list() == 1);
        Filter all = new Filter(null, null, null);
        transcript.command("dlq redrive --dry-run");
        transcript.check("it can be helped", List.of("ENQUEUED").equals(outcomes(all, true)));
        transcript.check("a dry run changes nothing", hasFailed(exhausted, "RETRIES_EXHAUSTED"));
        transcript.command("dlq redrive");
        transcript.check("it is helped", List.of("ENQUEUED").equals(outcomes(all, false)));
        awaitComplete("the redriven video", exhausted);
        transcript.command("dlq list");
        transcript.check("no letter is left", deadLetters.list() == 0);
    }

    private List<String> outcomes(Filter filter, boolean isRehearsal) throws IOException, InterruptedException {
        return List.copyOf(deadLetters.redrive(filter, isRehearsal).values());
    }

    private void audit() throws IOException, InterruptedException {
        transcript.step("All of it is in the audit");
        transcript.command("audit");
        List<JsonNode> commands = records.audit(20);
        String words = commands.stream()
                .map(command -> command.path("command").asString() + " "
                        + command.path("state").asString())
                .sorted()
                .collect(Collectors.joining(", "));
        transcript.check(
                "each command once, each DONE",
                words.equals("FREEZE DONE, FREEZE DONE, INVALIDATE DONE, PAUSE DONE, REDRIVE DONE, REDRIVE DONE, "
                        + "REPLAY DONE, REPLAY DONE, REPLAY DONE, RESUME DONE"));
    }

    private String upload(Path clip) throws IOException, InterruptedException {
        return new Upload(api, (sent, of) -> {})
                .upload(clip, "video/mp4", "Drill")
                .videoId();
    }

    private void awaitComplete(String what, String video) throws Exception {
        transcript.await(what + " is READY with all renditions", LIMIT, () -> VideoState.isComplete(api.video(video)));
    }

    private boolean isReady(String video) throws IOException, InterruptedException {
        return VideoState.isReady(api.video(video));
    }

    private String status(String video) throws IOException, InterruptedException {
        return api.video(video).path("status").asString();
    }

    private boolean hasFailed(String video, String reason) throws IOException, InterruptedException {
        JsonNode now = api.video(video);
        return now.path("status").asString().equals("FAILED")
                && reason.equals(now.path("failReason").asString(""));
    }
}
