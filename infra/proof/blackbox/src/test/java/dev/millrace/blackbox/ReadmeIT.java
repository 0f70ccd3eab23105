package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Repository;
import dev.millrace.blackbox.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The README's curl example works when run verbatim by a shell. */
class ReadmeIT {

    @Test
    void curlExampleUploadsAVideo() throws IOException, InterruptedException {
        Suite suite = Suite.running();
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", example()).redirectErrorStream(true);
        shell.environment().put("API", suite.gateway().toString());
        shell.environment()
                .put(
                        "TOKEN",
                        suite.millrace(Duration.ofSeconds(30), "token", "reader")
                                .strip());
        shell.environment().put("FILE", Clips.tiny().toAbsolutePath().toString());
        Process process = shell.directory(Repository.root().toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("\"status\":\"COMPLETED\"")
                .contains("\"description\":\"Two bedrooms\"")
                .containsAnyOf("\"status\":\"TRANSCODING\"", "\"status\":\"READY\"");
    }

    @Test
    void tokenOfAnOperatorOpensWhatOperatorsMayDo() {
        Suite suite = Suite.running();
        String token = suite.millrace(Duration.ofSeconds(30), "token", "ann", "--role", "operator");

        suite.with(token.strip()).get("/api/operations/dead-letters").expect(200);
    }

    private static String example() throws IOException {
        String readme = Files.readString(Repository.root().resolve("README.md"));
        String block = readme.substring(readme.indexOf("<!-- curl-example"));
        int begin = block.indexOf("```sh\n") + 6;
        return block.substring(begin, block.indexOf("```", begin));
    }
}
