package dev.millrace.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests when {@code ./millrace} checks {@code infra/terraform}, on a machine whose programs are stubs that print their arguments. */
class TerraformScriptIT {

    private static final String LEFT_OUT = "Left out: ./millrace terraform";

    @TempDir
    Path repository;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(top().resolve("millrace"), repository.resolve("millrace"));
        Files.createDirectories(repository.resolve("infra/terraform/offline"));
        Files.writeString(repository.resolve("infra/terraform/offline/package-lock.json"), "{}");
        Files.createDirectories(repository.resolve("mobile-app"));
        program("jdk/bin/java", "exit 0");
        program("jdk/bin/javac", "exit 0");
        Files.writeString(repository.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        program("bin/mvn", "echo mvn");
        program("bin/npm", "echo npm $*");
        program("bin/terraform", "echo Terraform v1.11.4");
        node("echo node $*");
    }

    @Test
    void allTestsEndWithTheChecksAndHaveTheirResult() throws Exception {
        Outcome passed = run("test");
        node("exit 1");
        Outcome failed = run("test");

        assertThat(passed.output).containsSubsequence("mvn", "npm ci --silent", "node check.js", "test: passed");
        assertThat(passed.code).isZero();
        assertThat(failed.output).contains("test: FAILED");
        assertThat(failed.code).isEqualTo(1);
    }

    @Test
    void withoutItsPackagesTheyFailAndSayWhy() throws Exception {
        program("bin/npm", "exit 1");

        Outcome outcome = run("test");

        assertThat(outcome.output)
                .contains("npm could not fetch", "test: FAILED")
                .doesNotContain("check.js");
        assertThat(outcome.code).isEqualTo(1);
    }

    @Test
    void theAppComesLastAndItsFailureIsTheirs() throws Exception {
        program("bin/npm", "case \"$*\" in \"test --silent\") exit 1 ;; *) echo npm $* ;; esac");

        Outcome outcome = run("test");

        assertThat(outcome.output)
                .containsSubsequence("node check.js", "Testing mobile-app", "npm run --silent types", "test: FAILED");
        assertThat(outcome.code).isEqualTo(1);
    }

    @Test
    void someTestsLeaveThemOut() throws Exception {
        assertThat(run("test", "-pl", "video-service").output).doesNotContain("check.js", LEFT_OUT);
        assertThat(run("test", "--fast").output).doesNotContain("check.js", LEFT_OUT);
    }

    @Test
    void withoutTerraformAllTestsSaySoAndPass() throws Exception {
        for (String terraform : List.of("echo Terraform v1.9.8", "exit 1")) {
            program("bin/terraform", terraform);

            Outcome outcome = run("test");

            assertThat(outcome.output).contains(LEFT_OUT, "test: passed").doesNotContain("check.js");
        }
    }

    @Test
    void theCommandItselfNeedsTerraform() throws Exception {
        assertThat(run("terraform").output).contains("node check.js");
        program("bin/terraform", "echo Terraform v1.9.8");

        Outcome outcome = run("terraform");

        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.output).contains("no Terraform 1.11 or newer");
    }

    private void node(String otherwise) throws IOException {
        program("bin/node", "case $1 in --version) echo v22.1.0 ;; *) " + otherwise + " ;; esac");
    }

    private record Outcome(int code, String output) {}

    private Outcome run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", repository.resolve("millrace").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", repository.resolve("bin") + ":/usr/bin:/bin");
        builder.environment()
                .put("MILLRACE_JAVA_HOME", repository.resolve("jdk").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private void program(String file, String script) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n" + script + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static Path top() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".mvn"))) {
            path = path.getParent();
        }
        return path;
    }
}
