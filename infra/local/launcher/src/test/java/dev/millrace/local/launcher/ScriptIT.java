package dev.millrace.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script {@code ./millrace} in a repository whose JDKs and Maven are stubs that print their arguments. */
class ScriptIT {

    private static final String SERVICE = "video-service";
    private static final String LAUNCHER = "infra/local/launcher";
    private static final List<String> PARTS = List.of("infra/local/cloud", "infra/local/suite", "infra/proof/matrix");

    @TempDir
    Path repository;

    private Path jdk;

    @BeforeEach
    void layOut() throws IOException {
        Path script = Files.copy(top().resolve("millrace"), repository.resolve("millrace"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        jdk = jdk("jdk", "25.0.3");
        program(
                "bin/mvn",
                "echo \"mvn $*\" >>mvn.log; case ${MVN_FAILS:-} in yes) echo '[ERROR] it broke'; exit 1;; esac");
        // why: the machine's own would look for what it checks
        program("bin/terraform", "exit 1");
        program("bin/npm", "exit 0");
        write("mobile-app/package-lock.json");
        write("pom.xml");
        write("common-lib/src/main/java/A.java");
        for (String module : List.of(LAUNCHER, SERVICE, "upload-service", "transcode-worker", "api-gateway")) {
            write(module + "/pom.xml");
            write(module + "/src/main/java/A.java");
            write(module + "/src/test/java/ATest.java");
        }
        for (String part : PARTS) {
            write(part + "/pom.xml");
            write(part + "/src/main/java/A.java");
        }
    }

    @Test
    void whatHasNoJarIsBuiltAndOnlyWhatTheCommandNeeds() throws Exception {
        assertThat(run("status").code).isZero();

        assertThat(built()).containsExactly(LAUNCHER);
    }

    @Test
    void whatIsUpToDateIsNotBuilt() throws Exception {
        jarsOfAll();

        Outcome outcome = run("up", "--workers", "2");

        assertThat(built()).isEmpty();
        assertThat(outcome.output)
                .contains("java 25.0.3")
                .endsWith("dev.millrace.local.launcher.Millrace up --workers 2\n");
    }

    @Test
    void aChangedSourceMakesItsModuleStale() throws Exception {
        jarsOfAll();
        touch(SERVICE + "/src/main/java/A.java");

        run("up");

        assertThat(built()).containsExactly(SERVICE);
    }

    @Test
    void aChangedSourceOfCommonLibMakesAllStale() throws Exception {
        jarsOfAll();
        touch("common-lib/src/main/java/A.java");

        run("up");

        assertThat(built()).containsExactly(LAUNCHER, SERVICE, "upload-service", "transcode-worker", "api-gateway");
    }

    @Test
    void aChangedSourceOfAPartMakesTheLauncherStale() throws Exception {
        for (String part : PARTS) {
            jarsOfAll();
            Files.deleteIfExists(repository.resolve("mvn.log"));
            touch(part + "/src/main/java/A.java");

            run("status");

            assertThat(built()).containsExactly(LAUNCHER);
            Files.setLastModifiedTime(repository.resolve(part + "/src/main/java/A.java"), FileTime.from(Instant.now()));
        }
    }

    @Test
    void aBuildThatChangedNothingIsNotRepeated() throws Exception {
        jarsOfAll();
        // Maven does not touch the jar.
        Files.setLastModifiedTime(repository.resolve(SERVICE + "/src/main/java/A.java"), FileTime.from(Instant.now()));
        Files.setLastModifiedTime(
                repository.resolve(SERVICE + "/target/video-service-1.0.0.jar"),
                FileTime.from(Instant.now().minusSeconds(60)));
        run("up");
        run("up");

        assertThat(built()).containsExactly(SERVICE);
    }

    @Test
    void aChangedTestMakesNothingStale() throws Exception {
        jarsOfAll();
        touch(SERVICE + "/src/test/java/ATest.java");

        run("up");

        assertThat(built()).isEmpty();
    }

    @Test
    void theRunnableJarMayBeOldButNotMissing() throws Exception {
        jarsOfAll();
        Files.delete(repository.resolve(SERVICE + "/target/video-service-exec.jar"));

        run("up");

        assertThat(built()).containsExactly(SERVICE);
    }

    @Test
    void aFailedBuildSaysWhyAndIsRepeatedNextTime() throws Exception {
        Outcome failed = run(Map.of("MVN_FAILS", "yes"), "status");
        jarsOfAll();
        run("status");

        assertThat(failed.code).isEqualTo(1);
        assertThat(failed.output).contains("it broke").contains(".millrace/build.log");
        assertThat(built()).containsExactly(LAUNCHER, LAUNCHER);
    }

    @Test
    void aJdkThatIsTooOldOrOnlyAJreIsRefusedPlainly() throws Exception {
        Path old = jdk("old", "11.0.2");
        Path jre = jdk("jre", "21.0.1");
        Files.delete(jre.resolve("bin/javac"));

        for (Path home : List.of(old, jre)) {
            Outcome outcome = run(Map.of("MILLRACE_JAVA_HOME", home.toString()), "status");
            assertThat(outcome.code).isEqualTo(1);
            assertThat(outcome.output).contains("is no JDK 17 or newer");
        }
    }

    @Test
    void theNewestJdkWinsByNumberNotByText() throws Exception {
        jarsOfAll();
        Path home = Files.createDirectories(repository.resolve("home"));
        jdk("home/.sdkman/candidates/java/a", "99.0.1");
        jdk("home/.sdkman/candidates/java/b", "100.0.0");

        Outcome outcome = run(Map.of("MILLRACE_JAVA_HOME", "", "HOME", home.toString()), "status");

        assertThat(outcome.output).contains("java 100.0.0");
    }

    @Test
    void testRunsTheWholeBuildAndPassesItsExitCodeOn() throws Exception {
        Outcome passed = run("test", "-pl", SERVICE);
        Outcome failed = run(Map.of("MVN_FAILS", "yes"), "test");

        assertThat(passed.code).isZero();
        assertThat(passed.output).contains("millrace test: passed in 0 min 0");
        assertThat(failed.code).isEqualTo(1);
        assertThat(failed.output).contains("FAILED");
        assertThat(mavenCalls())
                .containsExactly(
                        "mvn -B -ntp -T 2 verify -pl " + SERVICE, "mvn -B -ntp -T 2 verify -Pworker-tests-apart");
    }

    @Test
    void fastRunsUnitTestsAloneAndSaysWhatIsLeftOut() throws Exception {
        Outcome outcome = run("test", "--fast");

        assertThat(outcome.output).contains("integration tests (*IT)", "left out", "millrace test: passed");
        assertThat(mavenCalls())
                .first()
                .isEqualTo("mvn -B -ntp -T 2 test -Dmillrace.checks.skip=true -P!static-analysis");
    }

    @Test
    void withoutAContainerEngineItsTestsAreLeftOutInOneLine() throws Exception {
        program("bin/docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");

        Outcome outcome = run("test", "--containers");

        assertThat(outcome.code).isZero();
        assertThat(outcome.output.lines())
                .singleElement()
                .asString()
                .contains("test --containers", "left out", "no container engine");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void theSlowestClassesAreNamedSlowestFirst() throws Exception {
        program("bin/mvn", """
                reports=video-service/target/surefire-reports
                mkdir -p $reports
                echo '<testsuite version="3" name="a.QuickTest" time="0.25" tests="1">' >$reports/TEST-a.QuickTest.xml
                echo '<testsuite version="3" name="a.SlowIT" time="1,003.5" tests="1">' >$reports/TEST-a.SlowIT.xml
                touch -t 209901010000 $reports/*.xml # newer than the stamp even where two files get the same time
                """);

        Outcome outcome = run("test");

        assertThat(outcome.output).containsSubsequence("1003.5  a.SlowIT", "0.2  a.QuickTest", "passed");
    }

    @Test
    void theFirstPageOfHelpNeedsNothing() throws Exception {
        Outcome outcome = run(Map.of("PATH", "/usr/bin:/bin", "MILLRACE_JAVA_HOME", "/nowhere"), "--help");

        assertThat(outcome.code).isZero();
        assertThat(outcome.output).contains("./millrace demo").contains("./millrace test");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAUsageError() throws Exception {
        Outcome outcome = run("upp");

        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.output).contains("unknown command \"upp\"");
    }

    private record Outcome(int code, String output) {}

    private Outcome run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", repository.resolve("millrace").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("MILLRACE_NO_BUILD");
        builder.environment().put("PATH", repository.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("MILLRACE_JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private List<String> built() throws IOException {
        return mavenCalls().stream()
                .flatMap(call ->
                        List.of(call.replaceAll(".* -pl (\\S+) .*", "$1").split(",")).stream())
                .toList();
    }

    private List<String> mavenCalls() throws IOException {
        Path log = repository.resolve("mvn.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** Jars after a build: the plain one is new, the runnable one has its fixed date. */
    private void jarsOfAll() throws IOException {
        write("infra/local/launcher/target/millrace-launcher.jar");
        Files.createDirectories(repository.resolve("infra/local/launcher/target/lib"));
        for (String module : List.of(SERVICE, "upload-service", "transcode-worker", "api-gateway")) {
            write(module + "/target/" + module + "-1.0.0.jar");
            Path runnable = write(module + "/target/" + module + "-exec.jar");
            Files.setLastModifiedTime(runnable, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        }
        for (String jar : List.of("infra/local/launcher/target/millrace-launcher.jar")) {
            Files.setLastModifiedTime(
                    repository.resolve(jar), FileTime.from(Instant.now().plusSeconds(5)));
        }
        for (String module : List.of(SERVICE, "upload-service", "transcode-worker", "api-gateway")) {
            Files.setLastModifiedTime(
                    repository.resolve(module + "/target/" + module + "-1.0.0.jar"),
                    FileTime.from(Instant.now().plusSeconds(5)));
        }
    }

    private void touch(String file) throws IOException {
        Files.setLastModifiedTime(
                repository.resolve(file), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private Path jdk(String name, String version) throws IOException {
        program(name + "/bin/java", "echo \"java " + version + " $*\"");
        program(name + "/bin/javac", "exit 0");
        Files.writeString(repository.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
        return repository.resolve(name);
    }

    private void program(String file, String script) throws IOException {
        Path path = write(file);
        Files.writeString(path, "#!/bin/sh\n" + script + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private Path write(String file) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x\n");
    }

    private static Path top() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".mvn"))) {
            path = path.getParent();
        }
        return path;
    }
}
