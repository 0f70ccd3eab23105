package dev.millrace.proof.bench.api;

import dev.millrace.local.suite.SuiteState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often and for how long each pass ran, by the services' own metrics. */
final class PassTimes {

    private static final Set<String> SERVICES = Set.of(Usage.VIDEO, Usage.UPLOAD);
    private static final Pattern LINE =
            Pattern.compile("(?m)^pass_seconds_(count|sum)\\{[^}]*pass=\"([^\"]+)\"[^}]*} (\\S+)");

    private PassTimes() {}

    /** The runs of a pass. */
    record Runs(double count, double seconds) {

        static final Runs NONE = new Runs(0, 0);

        Runs plus(Runs other) {
            return new Runs(count + other.count, seconds + other.seconds);
        }

        Runs since(Runs before) {
            return new Runs(count - before.count, seconds - before.seconds);
        }

        double millisEach() {
            return seconds * 1000 / count;
        }
    }

    /** Those since the start of the services, by the name of the pass. */
    static Map<String, Runs> now(SuiteState state) throws IOException, InterruptedException {
        List<String> urls = state.processes().stream()
                .filter(process -> SERVICES.contains(process.name()))
                .map(SuiteState.Running::url)
                .toList();
        Map<String, Runs> passes = new TreeMap<>();
        HttpClient http = HttpClient.newHttpClient();
        for (String url : urls) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/actuator/prometheus"))
                    .timeout(Caller.PATIENCE)
                    .build();
            read(http.send(request, BodyHandlers.ofString()).body())
                    .forEach((pass, runs) -> passes.merge(pass, runs, Runs::plus));
        }
        return passes;
    }

    /** Whatever their outcome. */
    static Map<String, Runs> read(String metrics) {
        Map<String, Runs> passes = new TreeMap<>();
        Matcher line = LINE.matcher(metrics);
        while (line.find()) {
            double value = Double.parseDouble(line.group(3));
            Runs runs = line.group(1).equals("count") ? new Runs(value, 0) : new Runs(0, value);
            passes.merge(line.group(2), runs, Runs::plus);
        }
        return passes;
    }

    /** The later ones without the earlier ones; those that ran in between. */
    static Map<String, Runs> between(Map<String, Runs> before, Map<String, Runs> after) {
        Map<String, Runs> passes = new TreeMap<>();
        after.forEach((pass, runs) -> {
            Runs fresh = runs.since(before.getOrDefault(pass, Runs.NONE));
            if (fresh.count() > 0) {
                passes.put(pass, fresh);
            }
        });
        return passes;
    }
}
