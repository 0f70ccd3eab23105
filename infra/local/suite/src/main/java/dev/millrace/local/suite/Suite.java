package dev.millrace.local.suite;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.page.PageServer;
import dev.millrace.local.process.Child;
import dev.millrace.local.process.ChildEnded;
import dev.millrace.local.process.Supervisor;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The running suite. Closing it stops everything in the order gateway, workers, services, cloud, and keeps the data. */
public final class Suite implements AutoCloseable {

    private final SuiteOptions options;
    private final SuiteLock lock;
    private final Supervisor supervisor;
    private final SuiteCloud cloud;
    private final Terminal terminal;
    private final Instant startedAt = Instant.now();
    private final long began = System.nanoTime();
    private final Map<String, ServiceLayout> layouts = new LinkedHashMap<>();
    private List<Service> services = List.of();
    private final Map<String, Map<String, String>> released = new ConcurrentHashMap<>();
    private volatile @Nullable PageServer page;
    private @Nullable Duration readyAfter;
    private boolean closed;

    private Suite(SuiteOptions options, SuiteLock lock, Supervisor supervisor, Terminal terminal) {
        this.options = options;
        this.lock = lock;
        this.supervisor = supervisor;
        this.cloud = new SuiteCloud(
                options.ports().applyTo(CloudOptions.durable(options.directory().data()), options.reach()), supervisor);
        this.terminal = terminal;
    }

    /**
     * Claims the directory and the ports without starting anything; {@link #run} starts it. The two steps let a caller
     * arrange for {@link #close} before there is anything to stop.
     *
     * @throws AlreadyRunning when another launcher has the directory
     * @throws PortsTaken when another process listens on one of the ports
     */
    public static Suite claim(SuiteOptions options, Terminal terminal) throws IOException, InterruptedException {
        SuiteDirectory directory = options.directory();
        directory.create();
        SuiteLock lock = SuiteLock.tryTake(directory.lock())
                .orElseThrow(() -> new AlreadyRunning(SuiteState.read(directory.state())));
        try {
            new Leftovers(directory, terminal).awaitEnd();
            options.ports().requireFree();
            Files.deleteIfExists(directory.state());
            if (options.fresh()) {
                directory.deleteData();
            }
            return new Suite(options, lock, Supervisor.start(), terminal);
        } catch (IOException | RuntimeException | InterruptedException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts and stops a suite once if class archives are missing, so that later starts are fast. */
    public static void learn(SuiteOptions options, Terminal terminal) throws Exception {
        for (String module : Service.MODULES) {
            if (!ServiceLayout.of(options.directory(), module).hasArchive()) {
                try (Suite suite = claim(options, terminal)) {
                    suite.run();
                }
                return;
            }
        }
    }

    /** Starts everything and returns when it is healthy. */
    public void run() throws Exception {
        SuiteDirectory directory = options.directory();
        terminal.progress("  starting PostgreSQL, S3, SQS, identity provider and edge");
        CompletableFuture<Map<String, ServiceLayout>> unpacking = CompletableFuture.supplyAsync(this::unpacked);
        Cloud started = cloud.start();
        layouts.putAll(unpacking.join());
        services = Service.all(options, started::serviceProperties);
        StartUp startUp = new StartUp(options, supervisor, terminal);
        Set<String> learning = new HashSet<>();
        for (Service service : services) {
            boolean learns =
                    options.beside().isEmpty() && !layout(service).hasArchive() && learning.add(service.module());
            startUp.start(service, layout(service), learns);
        }
        startUp.awaitReady(services);
        HostName host = options.reach().host();
        page = SuitePage.start(
                host.listen(),
                host,
                options.ports(),
                directory.app(),
                started,
                SuitePage.plannedWorkers(options.ports()));
        supervisor.canSpare(this::isSpareWorker);
        readyAfter = Duration.ofNanos(System.nanoTime() - began);
        state().write(directory.state());
    }

    /** One of several workers may die, since the others take over its jobs; a suite without workers would be stuck. */
    private boolean isSpareWorker(Child ended) {
        boolean spare = ended.name().startsWith(Service.WORKER_NAME)
                && supervisor.children().stream()
                        .anyMatch(other -> other.name().startsWith(Service.WORKER_NAME) && other.isAlive());
        if (spare) {
            terminal.line(ended.name() + " exited unexpectedly; the other workers continue.");
        }
        return spare;
    }

    private Map<String, ServiceLayout> unpacked() {
        Map<String, ServiceLayout> unpacked = new LinkedHashMap<>();
        try {
            for (String module : Service.MODULES) {
                unpacked.put(module, ServiceLayout.of(options.directory(), module));
            }
            return unpacked;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot unpack the services: " + e.getMessage(), e);
        }
    }

    private ServiceLayout layout(Service service) {
        return Objects.requireNonNull(layouts.get(service.module()));
    }

    /** Endpoints and secrets of the cloud. */
    public CloudEndpoints cloud() {
        return cloud.running().endpoints();
    }

    /** Stops PostgreSQL and restarts it after the given time. */
    public void restartDatabase(Duration away) throws Exception {
        cloud.restartDatabase(away);
    }

    /** Stops S3 and restarts it after the given time. */
    public void restartStorage(Duration away) throws Exception {
        cloud.running().restartStorage(away);
    }

    /** Stops SQS and restarts it after the given time. */
    public void restartQueue(Duration away) throws Exception {
        cloud.running().restartQueue(away);
    }

    /** Returns when every service and worker is ready, including restarted ones. */
    public void awaitReady() throws InterruptedException {
        new StartUp(options, supervisor, terminal).awaitReady(services);
    }

    /** Kills a service or worker, like a lost machine. */
    public void kill(String name) {
        supervisor.kill(child -> child.name().equals(name));
    }

    /** Restarts a service or worker that has exited; returns before it is ready. */
    public void startAgain(String name) throws IOException {
        Service service = services.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name));
        Path log = options.directory().log(name);
        // why: its earlier output explains why it exited.
        Files.move(log, log.resolveSibling(name + "-until-" + System.currentTimeMillis() + ".log"));
        Service asReleased = service.with(released.getOrDefault(service.module(), Map.of()));
        new StartUp(options, supervisor, terminal).start(asReleased, layout(service), false);
    }

    /**
     * Releases a module with other settings: stops all its processes gracefully and restarts them. Returns when they are
     * ready.
     *
     * @param settings Spring properties that override the original ones; empty rolls a release back
     */
    public void release(String module, Map<String, String> settings) throws IOException, InterruptedException {
        released.put(module, Map.copyOf(settings));
        List<String> names = services.stream()
                .filter(service -> service.module().equals(module))
                .map(Service::name)
                .toList();
        supervisor.stop(child -> names.contains(child.name()));
        for (String name : names) {
            startAgain(name);
        }
        awaitReady();
        state().write(options.directory().state());
    }

    /** The state visible to other commands. */
    public SuiteState state() {
        List<SuiteState.Running> processes = new ArrayList<>();
        for (Child child : supervisor.children()) {
            services.stream()
                    .filter(service -> service.name().equals(child.name()) && child.isAlive())
                    .forEach(service -> processes.add(new SuiteState.Running(
                            child.name(),
                            child.pid(),
                            service.url().toString(),
                            child.spec().log().toString())));
        }
        cloud.ifRunning().flatMap(this::database).ifPresent(processes::add);
        return new SuiteState(
                ProcessHandle.current().pid(),
                startedAt,
                options.ports().base(),
                options.ports().workers(),
                options.reach().host().name(),
                processes);
    }

    private Optional<SuiteState.Running> database(Cloud running) {
        Path log = options.directory().data().resolve("postgres").resolve("postgres.log");
        return running.endpoints().childPids().stream()
                .findFirst()
                .map(pid -> new SuiteState.Running(
                        "postgresql", pid, running.endpoints().jdbcUrl(), log.toString()));
    }

    /** Time from the claim until everything was healthy. */
    public Duration readyAfter() {
        return Objects.requireNonNull(readyAfter, "not healthy yet");
    }

    /** Completed by the first unexpected exit of a process. */
    public CompletableFuture<ChildEnded> firstEnd() {
        return supervisor.firstEnd();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        supervisor.refuseMore();
        PageServer open = page;
        if (open != null) {
            open.close();
        }
        stop(Service.GATEWAY);
        stop(Service.WORKER_NAME);
        stop("");
        keepArchives();
        terminal.progress("  stopping the cloud");
        cloud.close();
        supervisor.close();
        try {
            Files.deleteIfExists(options.directory().state());
        } catch (IOException e) {
            terminal.error("cannot delete " + options.directory().state());
        }
        lock.close();
    }

    /** Keeps the services' class archives, which halve the next start. */
    private void keepArchives() {
        for (Child child : supervisor.children()) {
            services.stream()
                    .filter(service -> service.name().equals(child.name()) && child.hasEndedInOrder())
                    .forEach(service -> keepArchive(layout(service)));
        }
    }

    private void keepArchive(ServiceLayout layout) {
        try {
            layout.keepArchive();
        } catch (IOException e) {
            terminal.error("The next start will be slower: " + e.getMessage());
        }
    }

    private void stop(String name) {
        terminal.progress("  stopping " + (name.isEmpty() ? "services" : name));
        supervisor.stop(child -> child.name().startsWith(name));
    }
}
