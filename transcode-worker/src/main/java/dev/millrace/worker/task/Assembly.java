package dev.millrace.worker.task;

import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.worker.attempt.AttemptResult;
import dev.millrace.worker.attempt.AttemptResult.Complete;
import dev.millrace.worker.attempt.AttemptResult.PartDone;
import dev.millrace.worker.attempt.EarlierOutput;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.attempt.Transcoder;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.DivisionStore;
import dev.millrace.worker.division.TaskResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.publish.StoredObject;
import dev.millrace.worker.verify.CopyUnfit;
import dev.millrace.worker.verify.OutputVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts together what the tasks of a divided job made: finds that all of it is stored, verifies it across renditions, and makes it play.
 * Thread-safe.
 */
@Component
class Assembly {

    private static final Logger log = LoggerFactory.getLogger(Assembly.class);

    private final DivisionStore store;
    private final S3Outputs outputs;
    private final TaskMaker tasks;
    private final HlsPackager packager;
    private final AssembledOutput assembled;
    private final EarlierOutput earlierOutput;
    private final Transcoder transcoder;

    Assembly(
            DivisionStore store,
            S3Outputs outputs,
            TaskMaker tasks,
            HlsPackager packager,
            AssembledOutput assembled,
            EarlierOutput earlierOutput,
            Transcoder transcoder) {
        this.store = store;
        this.outputs = outputs;
        this.tasks = tasks;
        this.packager = packager;
        this.assembled = assembled;
        this.earlierOutput = earlierOutput;
        this.transcoder = transcoder;
    }

    /** Assembles the stages up to the one that the attempt is claimed for. */
    AttemptResult assemble(TranscodeAttempt attempt, DividedPlan plan) throws InterruptedException {
        Optional<Ready> earlier = earlierOutput.in(attempt.folder());
        if (earlier.orElse(null) instanceof Completed complete) {
            log.info("An earlier attempt has assembled all of it");
            return new Complete(complete.saidBy(attempt.id()));
        }
        int stage = attempt.claim().stage();
        Plan playing = plan.playing(stage);
        log.info("Assembly of stage {} of {}", stage, plan.stages().size());
        try {
            Map<String, StoredObject> stored = outputs.stored(attempt.prefix());
            List<TaskResult> results = results(attempt, plan, stage, stored);
            OutputVerifier verifier = new OutputVerifier(Path.of("none"), plan.facts());
            HlsOutput output = packed(verifier, plan, results, playing);
            attempt.steps().ended("verify");
            AssembledOutput.Assembling assembling =
                    assembled.open(attempt, plan, verifier.tracks(), pictures(attempt, plan, earlier, stored));
            if (playing.equals(plan.plan())) {
                return new Complete(assembling.complete(playing, output));
            }
            assembling.play(playing, output);
            return new PartDone();
        } catch (PartsUnfit e) {
            log.error("The parts do not fit together, this attempt makes all of it: {}", e.getMessage());
            return new Complete(transcoder.encodeAll(attempt.asWhole()));
        }
    }

    /** Those that are stored, of what was reported of the folder before. */
    private static List<Asset> pictures(
            TranscodeAttempt attempt, DividedPlan plan, Optional<Ready> earlier, Map<String, StoredObject> stored) {
        String folder = attempt.prefix();
        Stream<Asset> reported = earlier.stream().flatMap(ready -> ready.output().assets().stream());
        return Stream.concat(reported, Stream.ofNullable(plan.poster()))
                .filter(asset -> asset.fileKey().startsWith(folder)
                        && stored.containsKey(asset.fileKey().substring(folder.length())))
                .toList();
    }

    /** why: it reads nothing, so what is wrong now is wrong at the next attempt too. */
    private HlsOutput packed(OutputVerifier verifier, DividedPlan plan, List<TaskResult> results, Plan playing) {
        try {
            MadeParts parts = new MadeParts(plan);
            int copies = plan.madePasses();
            results.subList(0, copies).forEach(parts::add);
            for (int task = 1; copies + task <= results.size(); task++) {
                parts.add(plan.task(task), results.get(copies + task - 1));
            }
            verifier.take(parts.tracks());
            return packager.pack(verifier, playing);
        } catch (CopyUnfit e) {
            throw new PartsUnfit(e);
        } catch (TranscodeFailure e) {
            throw e.isRetryable() ? new PartsUnfit(e) : e;
        }
    }

    /**
     * The result of the copy, if there is one, and those of the tasks up to a stage; what is not as its result says is made again
     * here.
     */
    private List<TaskResult> results(
            TranscodeAttempt attempt, DividedPlan plan, int stage, Map<String, StoredObject> stored)
            throws InterruptedException {
        List<Integer> numbers = IntStream.rangeClosed(1 - plan.madePasses(), plan.tasksUpTo(stage))
                .boxed()
                .toList();
        List<Optional<TaskResult>> found = store.results(attempt.folder(), numbers);
        attempt.steps().ended("read results");
        List<TaskResult> results = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            Optional<TaskResult> whole = found.get(i).filter(result -> result.isWhole(stored));
            results.add(whole.isPresent() ? whole.get() : madeAgain(attempt, plan, numbers.get(i)));
        }
        return results;
    }

    private TaskResult madeAgain(TranscodeAttempt attempt, DividedPlan plan, int number) throws InterruptedException {
        if (number == 0) {
            throw new PartsUnfit("the copy is not as it was stored");
        }
        log.warn("What task {} made is not as it was stored, it is made again", number);
        return tasks.make(attempt, plan, plan.task(number));
    }
}
