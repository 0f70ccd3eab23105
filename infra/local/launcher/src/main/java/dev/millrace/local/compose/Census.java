package dev.millrace.local.compose;

import dev.millrace.local.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the containers with those that were there at first. */
final class Census {

    /** Start of all on a machine with one core. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Compose compose;
    private final Map<String, Container> first;

    private Census(Compose compose, List<Container> first) {
        this.compose = compose;
        this.first = first.stream().collect(Collectors.toMap(Container::name, Function.identity()));
    }

    /** Waits until all are healthy, and remembers them. */
    static Census ofHealthy(Compose compose) throws IOException, InterruptedException {
        List<Container> all =
                Await.answer(compose::containers, found -> found.stream().allMatch(Container::isHealthy), PATIENCE);
        for (Container container : all) {
            require(container.isHealthy(), container, "is not healthy");
        }
        return new Census(compose, all);
    }

    int size() {
        return first.size();
    }

    /**
     * Checks that no container is new or gone, and that all but these were neither restarted nor became unhealthy.
     *
     * @param killed the killed worker
     * @param databaseIsUp whether PostgreSQL must be healthy, too, although it was stopped and started
     */
    void check(Container killed, boolean databaseIsUp) throws IOException, InterruptedException {
        List<Container> now = compose.containers();
        if (now.size() != first.size()) {
            throw new IOException(first.size() + " containers have become " + now.size());
        }
        for (Container container : now) {
            @Nullable Container earlier = first.get(container.name());
            if (earlier == null || !earlier.id().equals(container.id())) {
                throw wrong(container, "has replaced another");
            }
            if (container.id().equals(killed.id())) {
                require(!container.isRunning(), container, "was killed and runs");
            } else if (container.service().equals(Compose.DATABASE)) {
                require(container.isHealthy() == databaseIsUp, container, "is " + container.state());
            } else {
                require(container.hasStayed(earlier), container, "was restarted");
                require(container.isHealthy(), container, "is " + container.state() + ", " + container.health());
            }
        }
    }

    /** Waits for PostgreSQL to be healthy again. */
    void awaitDatabase() throws IOException, InterruptedException {
        boolean isUp = Await.answer(
                () -> compose.containers().stream()
                        .filter(container -> container.service().equals(Compose.DATABASE))
                        .allMatch(Container::isHealthy),
                healthy -> healthy,
                PATIENCE);
        if (!isUp) {
            throw new IOException("PostgreSQL did not come back");
        }
    }

    private static void require(boolean holds, Container container, String otherwise) throws IOException {
        if (!holds) {
            throw wrong(container, otherwise);
        }
    }

    private static IOException wrong(Container container, String fact) {
        return new IOException("the container " + container.name() + " " + fact);
    }
}
