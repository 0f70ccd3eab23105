package dev.millrace.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./millrace explore} starts. */
@Command(
        name = "./millrace explore",
        mixinStandardHelpOptions = false,
        description = {
            "Lets everything happen to one video that can: two upload sessions, two workers, lost, doubled and late",
            "messages, kills in the middle, time. Every step runs the services' own code, is compared with a model",
            "from the specification, and from every state everything must come to rest by itself.",
            "Prints a shortest way to the first violation. Exit code 0 only if there is none."
        })
public final class Explore implements Callable<Integer> {

    @Option(names = "--scope", description = "UPLOAD, TRANSCODE, TASKS, STAGES, WHOLE; all of them if none is named.")
    private List<Scope> scopes = new ArrayList<>();

    @Option(names = "--states", description = "Most states of a scope. Default: ${DEFAULT-VALUE}.")
    private int states = 1_000_000;

    @Option(names = "--threads", description = "Default: ${DEFAULT-VALUE}.")
    private int threads = 2;

    @Option(names = "--minutes", description = "Longest time for a scope. Default: ${DEFAULT-VALUE}.")
    private int minutes = 10;

    @Option(
            names = "--without",
            paramLabel = "GUARD",
            description = "Switch a guard off and see whether it is missed: ${COMPLETION-CANDIDATES}.")
    private Mutation mutation = Mutation.NONE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    private Explore() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Explore())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean violated = false;
        for (Scope scope : scopes.isEmpty() ? List.of(Scope.values()) : scopes) {
            Explorer.Result result = Explorer.explore(scope, mutation, states, threads, Duration.ofMinutes(minutes));
            print(result.line());
            result.counterexample().ifPresent(example -> example.lines().forEach(Explore::print));
            violated |= result.counterexample().isPresent();
        }
        return violated ? 1 : 0;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
