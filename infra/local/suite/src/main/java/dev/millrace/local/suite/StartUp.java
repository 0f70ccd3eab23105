package dev.millrace.local.suite;

import dev.millrace.local.process.Child;
import dev.millrace.local.process.ChildEnded;
import dev.millrace.local.process.ProcessSpec;
import dev.millrace.local.process.Supervisor;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Starts all services in parallel and waits until all are ready or one has failed. */
final class StartUp {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Additional exit time of a service for writing its class archive. */
    private static final Duration LEARNING = Duration.ofSeconds(40);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final SuiteDirectory directory;
    private final Supervisor supervisor;
    private final Terminal terminal;
    private final List<Path> beside;
    private final Compilers compilers;
    private final Readiness readiness = new Readiness();

    StartUp(SuiteOptions options, Supervisor supervisor, Terminal terminal) {
        this.directory = options.directory();
        this.beside = options.beside();
        this.compilers = options.compilers();
        this.supervisor = supervisor;
        this.terminal = terminal;
    }

    /** @param learns see {@link ServiceLayout#command} */
    Child start(Service service, ServiceLayout layout, boolean learns) throws IOException {
        // why: the environment, because any user of this machine can read a command line. One variable holds all
        // properties verbatim, even a multi-line private key.
        Map<String, String> environment = Map.of(
                "SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(service.properties()),
                // why: glibc's per-thread memory pools cost 100 MiB in a JVM and bring nothing here.
                "MALLOC_ARENA_MAX",
                "2");
        Path crashReport = directory.log(service.name() + "-crash");
        return supervisor.start(new ProcessSpec(
                service.name(),
                layout.command(service.heapMiB(), learns, beside, compilers, crashReport),
                environment,
                directory.log(service.name()),
                learns ? service.patience().plus(LEARNING) : service.patience()));
    }

    void awaitReady(List<Service> services) throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        Map<String, Service> waiting = new LinkedHashMap<>();
        services.forEach(service -> waiting.put(service.name(), service));
        while (!waiting.isEmpty()) {
            throwIfOneEnded();
            terminal.progress("  waiting for " + waiting.keySet().stream().collect(Collectors.joining(", ")));
            for (Service service : List.copyOf(waiting.values())) {
                if (readiness.of(service.readiness())) {
                    waiting.remove(service.name());
                }
            }
            if (System.nanoTime() > limit) {
                String late = waiting.keySet().iterator().next();
                throw new StartFailed(
                        late + " is not ready after " + LIMIT.toMinutes() + " minutes", directory.log(late));
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throwIfOneEnded();
    }

    private void throwIfOneEnded() {
        if (supervisor.firstEnd().isDone()) {
            ChildEnded ended = supervisor.firstEnd().join();
            throw new StartFailed(ended.name() + " exited with code " + ended.exitCode(), ended.log());
        }
    }
}
