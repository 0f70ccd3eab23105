package dev.millrace.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the list of an image's parts that no library's list names, with a stub of Debian's own. */
@EnabledOnOs(OS.LINUX)
class SystemSbomIT {

    @TempDir
    Path image;

    @Test
    void namesEveryPackageOfDebianAndTheJavaThatRuns() throws Exception {
        program("dpkg-query", """
                #!/bin/sh
                for part in bash=5.2.37-2 libc6=2.41-12; do
                    printf '%s' "$3" | sed "s/\\${Package}/${part%=*}/g; s/\\${Version}/${part#*=}/g; s/\\${Architecture}/amd64/g"
                done
                """);
        Files.writeString(image.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nMODULES=\"java.base\"\n");

        DocumentContext list = JsonPath.parse(systemSbom());

        assertThat(list.<String>read("$.bomFormat")).isEqualTo("CycloneDX");
        assertThat(list.<List<String>>read("$.components[*].purl"))
                .containsExactly(
                        "pkg:deb/debian/bash@5.2.37-2?arch=amd64",
                        "pkg:deb/debian/libc6@2.41-12?arch=amd64",
                        "pkg:generic/openjdk@25.0.1");
        assertThat(list.<List<String>>read("$.components[*].version")).containsExactly("5.2.37-2", "2.41-12", "25.0.1");
    }

    private String systemSbom() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", top().resolve("infra/docker/system-sbom").toString());
        builder.environment().merge("PATH", image.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("JAVA_HOME", image.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(image.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path top() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".mvn"))) {
            path = path.getParent();
        }
        return path;
    }
}
