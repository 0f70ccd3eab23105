package dev.millrace.local.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The containers of docker-compose.yml, in a project apart from what the user runs with it. */
final class Compose {

    static final String DATABASE = "postgresql";
    static final String WORKER = "transcode-worker";

    private static final String PROJECT = "millrace-demo";

    private final Program docker;
    private final Program compose;

    /**
     * @param docker the engine's client
     * @param compose {@code docker compose} or {@code docker-compose}
     */
    Compose(Program docker, Program compose) {
        this.docker = docker;
        this.compose = compose.with("--project-name", PROJECT);
    }

    /**
     * Finds the plugin of docker, or the program that was before it.
     *
     * @throws IllegalStateException when there is no engine or no compose
     */
    static Compose in(Path repository) throws InterruptedException {
        Program docker = new Program(repository, List.of("docker"));
        if (!docker.succeeds(List.of("version"))) {
            throw new IllegalStateException("no container engine answers: start Docker, or name one in DOCKER_HOST");
        }
        for (Program compose : List.of(docker.with("compose"), new Program(repository, List.of("docker-compose")))) {
            if (compose.succeeds(List.of("version"))) {
                return new Compose(docker, compose);
            }
        }
        throw new IllegalStateException("there is neither docker compose nor docker-compose on this machine");
    }

    /** Builds the images from Maven's jars and starts all containers, each after what it needs is healthy. */
    void up(int workers) throws IOException, InterruptedException {
        compose.run(List.of("up", "--detach", "--build", "--scale", WORKER + "=" + workers));
    }

    /** Removes containers, network and data; the images stay. */
    void down() throws IOException, InterruptedException {
        compose.run(List.of("down", "--volumes"));
    }

    void stop(String service) throws IOException, InterruptedException {
        compose.run(List.of("stop", service));
    }

    void start(String service) throws IOException, InterruptedException {
        compose.run(List.of("start", service));
    }

    /** Kills it as a lost machine does. The engine does not restart what it was told to kill. */
    void kill(Container container) throws IOException, InterruptedException {
        docker.run(List.of("kill", container.id()));
    }

    /** All containers of the project by name, the exited ones too. */
    List<Container> containers() throws IOException, InterruptedException {
        List<String> ids = docker.run(
                        List.of("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + PROJECT))
                .lines()
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> inspect = new ArrayList<>(List.of("inspect", "--format", Container.FORMAT));
        inspect.addAll(ids);
        return docker.run(inspect)
                .lines()
                .map(Container::parse)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** A worker in which ffmpeg runs, if any. */
    Optional<Container> workerAtWork() throws IOException, InterruptedException {
        for (Container container : containers()) {
            if (container.service().equals(WORKER) && container.isRunning() && runs(container, "ffmpeg")) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    private boolean runs(Container container, String program) throws IOException, InterruptedException {
        return docker.run(List.of("top", container.id(), "-eo", "pid,comm"))
                .lines()
                .anyMatch(line -> line.strip().endsWith(" " + program));
    }

    /** Writes what all containers have logged. */
    void saveLogs(Path file) throws IOException, InterruptedException {
        Files.writeString(file, compose.run(List.of("logs", "--no-color")));
    }
}
