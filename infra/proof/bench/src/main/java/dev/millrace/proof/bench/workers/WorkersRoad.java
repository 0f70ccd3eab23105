package dev.millrace.proof.bench.workers;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.MediaType;
import dev.millrace.local.client.Upload;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.bench.BenchTarget;
import dev.millrace.proof.bench.Clip;
import dev.millrace.proof.bench.Followed;
import dev.millrace.proof.bench.WorkerLog;
import dev.millrace.proof.bench.api.Usage;
import dev.millrace.proof.bench.workers.WorkersRun.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Uploads clips to a suite like an app and measures from the completion response on. */
final class WorkersRoad {

    private final BenchTarget target;
    private final Api api;

    WorkersRoad(BenchTarget target) {
        this.target = target;
        this.api = new Api(target.gateway(), target.token());
    }

    /** Gives each worker a short clip, since users do not meet workers whose classes are not loaded. */
    void warmUp(Clip clip) throws IOException, InterruptedException {
        List<String> videos = new ArrayList<>();
        // why not one after the other: the first worker might make them all
        for (int worker = 0; worker < target.workers().size(); worker++) {
            videos.add(upload(clip));
        }
        for (String video : videos) {
            Followed.until(target, api, video, percent -> {});
        }
    }

    /**
     * Returns when all renditions exist.
     *
     * @param percent receives progress
     * @throws IOException when the video FAILED or is stuck, or its job was not divided
     */
    WorkersRun run(Clip clip, IntConsumer percent) throws IOException, InterruptedException {
        String video = upload(clip);
        List<WorkerLog> logs = new ArrayList<>();
        for (SuiteState.Running worker : target.workers()) {
            logs.add(WorkerLog.of(Path.of(worker.log())));
        }
        CoreTimes coresBefore = CoreTimes.now();
        Usage before = Usage.now(target.state());
        Followed followed = Followed.until(target, api, video, percent);
        Usage usage = Usage.now(target.state()).since(before);
        CoreTimes cores = CoreTimes.now().since(coresBefore);
        return divided(WorkersRun.of(followed, work(logs, usage), rest(usage), cores));
    }

    private String upload(Clip clip) throws IOException, InterruptedException {
        return new Upload(api, (sent, size) -> {})
                .upload(clip.file(), MediaType.of(clip.file()), "Benchmark " + clip.name())
                .videoId();
    }

    private List<Work> work(List<WorkerLog> logs, Usage usage) throws IOException {
        List<Work> work = new ArrayList<>();
        for (int worker = 0; worker < logs.size(); worker++) {
            work.add(new Work(
                    logs.get(worker).tasks(),
                    usage.of(target.workers().get(worker).name())));
        }
        return work;
    }

    private Duration rest(Usage usage) {
        return target.workers().stream().map(worker -> usage.of(worker.name())).reduce(usage.all(), Duration::minus);
    }

    private static WorkersRun divided(WorkersRun run) throws IOException {
        if (run.tasks() == 0) {
            throw new IOException("the job was not divided, the workers' logs say why");
        }
        return run;
    }
}
