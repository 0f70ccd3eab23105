package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The README's table of settings against what the compiled services really read. {@code mvn -pl infra/blackbox test
 * -Dtest=SettingsTableTest -Dsettings.write=true} writes the table anew after a change.
 */
class SettingsTableTest {

    private static final Path ROOT = Repository.root();
    private static final List<String> MODULES =
            List.of("common-lib", "api-gateway", "video-service", "upload-service", "transcode-worker");
    private static final String BEGIN = "<!-- settings: held to the code by SettingsTableTest -->\n";
    private static final String END = "<!-- end of settings -->";

    @Test
    void readmeNamesEverySettingWithItsDefault() throws IOException {
        Path readme = ROOT.resolve("README.md");
        String text = Files.readString(readme);
        String table = table();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(readme, between(text, table));
            return;
        }
        assertThat(text).contains(BEGIN + table + END);
    }

    private static String between(String text, String table) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        return text.substring(0, begin) + table + text.substring(text.indexOf(END));
    }

    private static String table() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String module : MODULES) {
            Path metadata = ROOT.resolve(module).resolve("target/classes/META-INF/spring-configuration-metadata.json");
            if (Files.exists(metadata)) {
                JsonMapper.shared()
                        .readTree(metadata)
                        .path("properties")
                        .forEach(property -> rows.put(property.path("name").asString(), row(property)));
            }
        }
        assertThat(rows).hasSizeGreaterThan(10);
        return rows.values().stream()
                .collect(Collectors.joining("", "| setting | default | meaning |\n| --- | --- | --- |\n", ""));
    }

    private static String row(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        String shown = value.isMissingNode()
                ? "–"
                : "`"
                        + (value.isArray()
                                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                                : value.asString())
                        + "`";
        String meaning = property.path("description")
                .asString("")
                .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replace("|", "\\|");
        return "| `" + property.path("name").asString() + "` | " + shown + " | " + meaning + " |\n";
    }
}
