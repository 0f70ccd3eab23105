package dev.millrace.proof.drill;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Api;
import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.client.Upload;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.cloud.TokenSecret;
import dev.millrace.local.operations.DeadLetterCommands;
import dev.millrace.local.operations.DeadLetterCommands.Filter;
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
 * Runs the rollback plan end to end: a bad worker release is detected, paused, frozen, rolled back, resumed and replayed, and
 * its dead letters are redriven, while READY videos are played throughout.
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
    private final DeadLetterCommands deadLetters;
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
        this.deadLetters = new DeadLetterCommands(operator, transcript.terminal());
        this.records = new Records(operator, transcript.terminal());
        this.scratch = scratch;
    }

    /**
     * The result of a drill.
     *
     * @param transcript everything that was shown
     * @param sum summary in one line
     */
    public record Result(boolean isGood, String transcript, String sum) {}

    /** Ports of the drill's suite. */
    public static PortPlan ports(int base) {
        return new PortPlan(base, WORKERS);
    }

    /**
     * Starts the suite, runs the plan, stops the suite. Returns even when checks fail.
     *
     * @param home folder for clips, kept for later runs
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
            // why: the hook is already running, and closing twice is harmless.
        }
    }

    private void carryOut() throws Exception {
        Instant began = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        transcript.step("Two videos are uploaded, become READY and are played from now on");
        List<String> good = List.of(upload(clips.small()), upload(clips.small()));
        for (String video : good) {
            awaitComplete("a good video", video);
        }
        try (Players players = Players.start(api, good, scratch)) {
            transcript.await("both are played to the end", LIMIT, () -> players.rounds() > 0);
            String exhausted = badRelease();
            Frozen frozen = stop();
            takeBack(frozen, began);
            invalidate(good.get(0));
            redrive(exhausted);
            players.close();
            transcript.step("What was played during the drill");
            transcript.say(players.files() + " files in " + players.rounds() + " rounds");
            transcript.check(
                    "no fetch failed " + players.failures(), players.failures().isEmpty());
            transcript.check("the videos are READY", isReady(good.get(0)) && isReady(good.get(1)));
        }
        // why not while somebody plays: here is one instance of each service, and it starts again
        new KeyRotation(suite, transcript, uploads()).carryOut();
        audit();
    }

    /** @return a video that failed permanently because of it */
    private String badRelease() throws Exception {
        transcript.step("A bad release of the workers is rolled out");
        transcript.say("Its ffmpeg hangs as soon as it encodes, and an encode may take 1 s longer than the video.");
        suite.release(WORKER, badRelease.settings());
        String video = upload(clips.brief());
        transcript.await(
                "a video uploaded now is FAILED RETRIES_EXHAUSTED", LIMIT, () -> hasFailed(video, "RETRIES_EXHAUSTED"));
        transcript.command("failures --video " + video);
        transcript.check("three attempts failed", records.failures(UUID.fromString(video)) == 3);
        return video;
    }

    /**
     * What the plan freezes.
     *
     * @param whole still has its source
     * @param sourceless has lost its source
     * @param waiting was uploaded during the pause, and is not frozen
     */
    private record Frozen(String whole, String sourceless, String waiting) {}

    private Frozen stop() throws Exception {
        transcript.step("The problem is detected: job intake is paused");
        String whole = upload(clips.slow());
        String sourceless = upload(clips.slow());
        transcript.await("two more videos are in progress on the two workers", LIMIT, () -> workers.busy() == 2);
        Instant paused = clock.instant();
        transcript.command("pause");
        rollback.pause();
        transcript.await(
                "both workers report the pause",
                PAUSE_TAKES,
                () -> workers.allSaid("Jobs are not taken", paused).isPresent());
        transcript.say("the last one "
                + workers.allSaid("Jobs are not taken", paused)
                        .map(Duration::toMillis)
                        .orElse(-1L)
                + " ms after the command");
        transcript.check("the jobs in progress continue", workers.busy() == 2);

        transcript.step("The jobs of the bad release are frozen");
        transcript.command("freeze --older-than 1s --dry-run");
        Set<String> both = new TreeSet<>(List.of(whole, sourceless));
        transcript.check(
                "it would freeze both", both.equals(new TreeSet<>(rollback.freeze(Duration.ofSeconds(1), true))));
        transcript.check("a dry run changes nothing", status(whole).equals("TRANSCODING"));
        transcript.command("freeze --older-than 1s");
        Instant froze = clock.instant();
        transcript.check("both are frozen", both.equals(new TreeSet<>(rollback.freeze(Duration.ofSeconds(1), false))));
        transcript.check("both are FAILED ROLLBACK", hasFailed(whole, "ROLLBACK") && hasFailed(sourceless, "ROLLBACK"));
        transcript.await("the workers are fenced: their encoders are stopped", LIMIT, () -> workers.busy() == 0);
        transcript.await("and both report a lost lease", LIMIT, () -> workers.linesSaying("LEASE_LOST", froze) == 2);
        transcript.say("The source of " + sourceless + " is deleted from storage: "
                + Sources.delete(suite.cloud(), sourceless) + " object");
        String waiting = upload(clips.small());
        transcript.say("Another video is uploaded: " + waiting);
        return new Frozen(whole, sourceless, waiting);
    }

    private void takeBack(Frozen frozen, Instant began) throws Exception {
        transcript.step("The release is rolled back");
        suite.release(WORKER, Map.of());
        Instant restarted = clock.instant();
        transcript.await(
                "the new workers see the pause too, and claim nothing for 5 s",
                PAUSE_TAKES,
                () -> isUntaken(frozen.waiting(), restarted));
        transcript.command("resume");
        rollback.resume();
        awaitComplete("the video that waited", frozen.waiting());

        transcript.step("The frozen jobs are replayed");
        Map<String, String> expected = Map.of(frozen.whole(), "ENQUEUED", frozen.sourceless(), "SOURCE_MISSING");
        transcript.command("replay --reason ROLLBACK --since " + began + " --dry-run");
        transcript.check(
                "one can be replayed, the other has no source",
                rollback.replay("ROLLBACK", began, true).equals(expected));
        transcript.check("a dry run changes nothing", hasFailed(frozen.whole(), "ROLLBACK"));
        transcript.command("replay --reason ROLLBACK --since " + began);
        transcript.check(
                "one is replayed, the other has no source",
                rollback.replay("ROLLBACK", began, false).equals(expected));
        transcript.command("replay --reason ROLLBACK --since " + began);
        transcript.check(
                "none is replayed twice",
                !rollback.replay("ROLLBACK", began, false).containsKey(frozen.whole()));
        awaitComplete("the replayed video", frozen.whole());
        transcript.check("the other is still FAILED", hasFailed(frozen.sourceless(), "ROLLBACK"));
    }

    /** why: a worker that may claim jobs claims a waiting one in less than 5 s. */
    private boolean isUntaken(String video, Instant since) throws IOException, InterruptedException {
        boolean isLongEnough = clock.instant().isAfter(since.plusSeconds(5));
        return isLongEnough && workers.busy() == 0 && status(video).equals("TRANSCODING");
    }

    private void invalidate(String video) throws Exception {
        transcript.step("A video is invalidated at the edge");
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
        transcript.step("The dead letter of the permanently failed video is redriven");
        transcript.command("dlq list");
        transcript.check("there is one dead letter", deadLetters.list() == 1);
        Filter all = new Filter(null, null, null);
        transcript.command("dlq redrive --dry-run");
        transcript.check("it can be redriven", List.of("ENQUEUED").equals(outcomes(all, true)));
        transcript.check("a dry run changes nothing", hasFailed(exhausted, "RETRIES_EXHAUSTED"));
        transcript.command("dlq redrive");
        transcript.check("it is redriven", List.of("ENQUEUED").equals(outcomes(all, false)));
        awaitComplete("the redriven video", exhausted);
        transcript.command("dlq list");
        transcript.check("no dead letter is left", deadLetters.list() == 0);
    }

    private List<String> outcomes(Filter filter, boolean isRehearsal) throws IOException, InterruptedException {
        return List.copyOf(deadLetters.redrive(filter, isRehearsal).values());
    }

    private void audit() throws IOException, InterruptedException {
        transcript.step("Every command is in the audit log");
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

    private KeyRotation.Uploads uploads() {
        return new KeyRotation.Uploads() {
            @Override
            public String upload() throws Exception {
                return Drill.this.upload(clips.brief());
            }

            @Override
            public void awaitComplete(String what, String video) throws Exception {
                Drill.this.awaitComplete(what, video);
            }
        };
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
