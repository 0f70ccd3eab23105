package dev.millrace.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the images' descriptions promise to an orchestrator, where no engine can ask the images themselves. */
class ImagesTest {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\R");
    private static final Pattern FROM_REPOSITORY = Pattern.compile("COPY (?!--from)(.*) \\S+");

    @ParameterizedTest
    @ValueSource(strings = {"service", "cloud"})
    void runsAsNobodySpecialWithVolumesACheckAndASignalThatReachesJava(String name) throws Exception {
        List<String> image = lastStageOf(name);

        assertThat(image)
                .containsOnlyOnce("USER 10001", "VOLUME [\"/tmp\", \"/var/lib/millrace\"]")
                .anySatisfy(line -> assertThat(line).startsWith("HEALTHCHECK ").contains(" CMD [\"ready\", "))
                .anySatisfy(line -> assertThat(line).startsWith("ENTRYPOINT [\"java\", "))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("LABEL ")
                        .contains("image.version=$VERSION", "image.revision=$REVISION"));
    }

    @Test
    void serviceIsAskedWhetherItLives() throws Exception {
        assertThat(lastStageOf("service"))
                .filteredOn(line -> line.startsWith("HEALTHCHECK "))
                .singleElement()
                .asString()
                .endsWith("CMD [\"ready\", \"/actuator/health/liveness\"]");
    }

    @Test
    void settingsOfTheTrainingStayInTheStageThatTrains() throws Exception {
        assertThat(lastStageOf("service"))
                .startsWith("FROM service", "COPY --from=archive /app/app.aot ./")
                .noneMatch(line -> line.contains("training"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "cloud"})
    void whatIsCopiedFromTheRepositoryIsSentToTheEngine(String name) throws Exception {
        List<String> sent = Files.readAllLines(top().resolve(".dockerignore"));

        List<String> copied = instructions(name).stream()
                .flatMap(line -> FROM_REPOSITORY.matcher(line).results())
                .flatMap(copy -> Arrays.stream(copy.group(1).split(" ")))
                .filter(file -> file.startsWith("infra/docker/"))
                .toList();

        assertThat(copied).isNotEmpty().allSatisfy(file -> {
            assertThat(top().resolve(file)).isRegularFile();
            assertThat(sent).contains("!" + file);
        });
    }

    private static List<String> lastStageOf(String name) throws IOException {
        List<String> instructions = instructions(name);
        int from = instructions.size() - 1;
        while (!instructions.get(from).startsWith("FROM ")) {
            from--;
        }
        return instructions.subList(from, instructions.size());
    }

    /** One instruction a line, without comments. */
    private static List<String> instructions(String name) throws IOException {
        String text = Files.readString(top().resolve("infra/docker/" + name + ".Dockerfile"));
        String whole = CONTINUED
                .matcher(
                        text.lines().filter(line -> !line.startsWith("#")).reduce("", (all, line) -> all + line + "\n"))
                .replaceAll("");
        return Stream.of(whole.split("\n")).filter(line -> !line.isBlank()).toList();
    }

    private static Path top() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".mvn"))) {
            path = path.getParent();
        }
        return path;
    }
}
