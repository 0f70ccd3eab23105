package dev.millrace.local.compose;

/**
 * A container at one moment.
 *
 * @param id of the engine; a container that replaces another has a new one
 * @param service its name in docker-compose.yml
 * @param name as the engine lists it
 * @param state {@code running}, {@code exited}, …
 * @param health what its health check found; empty without one
 * @param restarts how often the engine has restarted it
 * @param startedAt time of its last start, whoever asked for it
 */
record Container(String id, String service, String name, String state, String health, int restarts, String startedAt) {

    /** The format by which {@code docker inspect} prints one for {@link #parse}. */
    static final String FORMAT = String.join(
            "|",
            "{{.Id}}",
            "{{index .Config.Labels \"com.docker.compose.service\"}}",
            "{{.Name}}",
            "{{.State.Status}}",
            "{{if .State.Health}}{{.State.Health.Status}}{{end}}",
            "{{.RestartCount}}",
            "{{.State.StartedAt}}");

    static Container parse(String line) {
        String[] fields = line.split("\\|", -1);
        return new Container(
                fields[0],
                fields[1],
                fields[2].substring(1),
                fields[3],
                fields[4],
                Integer.parseInt(fields[5]),
                fields[6]);
    }

    boolean isRunning() {
        return state.equals("running");
    }

    boolean isHealthy() {
        return isRunning() && health.equals("healthy");
    }

    /** Whether it is the earlier one, never started again in between. */
    boolean hasStayed(Container earlier) {
        return id.equals(earlier.id) && restarts == earlier.restarts && startedAt.equals(earlier.startedAt);
    }
}
