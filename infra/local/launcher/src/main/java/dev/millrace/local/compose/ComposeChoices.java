package dev.millrace.local.compose;

import picocli.CommandLine.Option;

/** The options of the demo in containers. */
public final class ComposeChoices {

    private static final String PROCESSES = "processes";
    private static final String COMPOSE = "compose";

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = PROCESSES,
            description = {
                "processes: of this machine, the default. compose: containers of docker-compose.yml on ports 8080 to 8090,",
                "with three workers, of which one is killed, and with PostgreSQL away for a while."
            })
    private String target = PROCESSES;

    @Option(
            names = "--database-away",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "With --target compose: how long PostgreSQL is away. Default: ${DEFAULT-VALUE}.")
    private int databaseAway;

    @Option(names = "--keep", description = "With --target compose: leave the containers running.")
    private boolean keep;

    /**
     * Whether the demo runs in containers.
     *
     * @throws IllegalArgumentException when there is no such target
     */
    public boolean isCompose() {
        if (!target.equals(PROCESSES) && !target.equals(COMPOSE)) {
            throw new IllegalArgumentException("--target must be " + PROCESSES + " or " + COMPOSE + ", not " + target);
        }
        if (databaseAway < 1) {
            throw new IllegalArgumentException("--database-away must be 1 second or more, not " + databaseAway);
        }
        return target.equals(COMPOSE);
    }

    int databaseAway() {
        return databaseAway;
    }

    boolean keep() {
        return keep;
    }
}
