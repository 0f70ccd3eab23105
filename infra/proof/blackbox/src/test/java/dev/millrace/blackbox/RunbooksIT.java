package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Repository;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of a runbook that is for Millrace works when a shell runs it as it is written, in the order of its page. Those
 * of the AWS CLI are held to the infrastructure's plan by {@code ./millrace terraform}.
 */
class RunbooksIT {

    private static final Path PAGES = Repository.root().resolve("infra/docs/runbooks");
    private static final Pattern COMMAND = Pattern.compile("(?:\\./millrace (?:ops [a-z]|demo -)|curl -)[^`\\n]+");

    private static final Suite SUITE = Suite.running();
    private static final Map<String, String> VARIABLES =
            Map.of("API", SUITE.gateway().toString(), "MILLRACE_TOKEN", operatorsToken(), "MILLRACE_NO_BUILD", "1");

    private static String video = "";

    @BeforeAll
    static void aVideoIsReady() {
        Uploads uploads = new Uploads(SUITE.as("runbooks"));
        video = uploads.upload(Clips.tiny());
        uploads.awaitStatus(video, "READY");
    }

    @AfterAll
    static void goOn() {
        SUITE.with(operatorsToken()).post("/api/operations/resume", null).expect(200);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsOfARunbookWork(String page) throws IOException, InterruptedException {
        for (String command : commandsOf(page)) {
            Process process = shell(command);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
            assertThat(output).as(command).isNotBlank();
        }
    }

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !commandsOf(name).isEmpty())
                    .sorted()
                    .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names.stream();
        }
    }

    private static List<String> commandsOf(String page) {
        try {
            return COMMAND.matcher(Files.readString(PAGES.resolve(page)))
                    .results()
                    .map(MatchResult::group)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Process shell(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", command).redirectErrorStream(true);
        shell.environment().putAll(VARIABLES);
        shell.environment().put("VIDEO", video);
        shell.environment().put("MILLRACE_HOME", SUITE.logs().getParent().toString());
        return shell.directory(Repository.root().toFile()).start();
    }

    private static String operatorsToken() {
        return SUITE.millrace(Duration.ofSeconds(30), "token", "on-call", "--role", "operator")
                .strip();
    }
}
