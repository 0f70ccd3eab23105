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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Compares the settings page with what the compiled services really read.
 * {@code mvn -pl infra/proof/blackbox -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=SettingsTableTest -Dsettings.write=true}
 * rewrites the table.
 */
class SettingsTableTest {

    private static final Path PAGE = Repository.root().resolve("infra/docs/settings.md");
    private static final List<String> SERVICES =
            List.of("api-gateway", "video-service", "upload-service", "transcode-worker");
    private static final String BEGIN = "<!-- settings: held to the code by SettingsTableTest -->\n";
    private static final String END = "<!-- end of settings -->";

    /** The services that read a group of common-lib's settings, or one of a group. */
    private static final Map<String, List<String>> READERS = Map.ofEntries(
            Map.entry("millrace.bucket", List.of("video-service", "upload-service", "transcode-worker")),
            Map.entry("millrace.cloudwatch", SERVICES),
            Map.entry("millrace.drain", SERVICES),
            Map.entry("millrace.hosts", SERVICES),
            Map.entry("millrace.load", List.of("video-service", "upload-service")),
            Map.entry("millrace.migrations", List.of("video-service", "upload-service")),
            Map.entry("millrace.queue", List.of("video-service", "upload-service", "transcode-worker")),
            Map.entry("millrace.queue.dead-letters", List.of("video-service", "transcode-worker")),
            Map.entry("millrace.source", List.of("video-service", "upload-service")),
            Map.entry("millrace.tokens", List.of("api-gateway", "video-service", "upload-service")),
            Map.entry("millrace.video-service", List.of("upload-service", "transcode-worker")),
            Map.entry("millrace.webhooks", List.of("video-service", "upload-service", "transcode-worker")));

    @Test
    void pageNamesEverySettingWithItsReadersAndItsDefault() throws IOException {
        String text = Files.readString(PAGE);
        String table = table();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(PAGE, between(text, table));
            return;
        }
        assertThat(text).contains(BEGIN + table + END);
    }

    private static String between(String text, String table) {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        return text.substring(0, begin) + table + text.substring(text.indexOf(END));
    }

    private static String table() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (JsonNode property : DefaultSettings.properties("common-lib")) {
            Row row = Row.of(property);
            readers(row.name()).forEach(service -> add(rows, row.readBy(service).withDefaultOf(service)));
        }
        for (String service : SERVICES) {
            for (JsonNode property : DefaultSettings.properties(service)) {
                add(rows, Row.of(property).readBy(service));
            }
        }
        assertThat(rows).hasSizeGreaterThan(100);
        return rows.values().stream()
                .map(Row::line)
                .collect(Collectors.joining(
                        "", "| setting | read by | default | meaning |\n| --- | --- | --- | --- |\n", ""));
    }

    /** Services with different defaults for one key have a row each. */
    private static void add(Map<String, Row> rows, Row row) {
        rows.merge(row.name() + " " + row.value(), row, Row::joined);
    }

    private static List<String> readers(String name) {
        String group = name.substring(0, name.lastIndexOf('.'));
        assertThat(READERS).as("readers of " + name).containsKey(group);
        return READERS.getOrDefault(name, READERS.get(group));
    }

    private record Row(String name, List<String> services, String value, String meaning) {

        static Row of(JsonNode property) {
            return new Row(property.path("name").asString(), List.of(), value(property), meaning(property));
        }

        Row readBy(String service) {
            return new Row(name, List.of(service), value, meaning);
        }

        Row withDefaultOf(String service) {
            return DefaultSettings.ofService(service, name)
                    .map(own -> new Row(name, services, "`" + own + "`", meaning))
                    .orElse(this);
        }

        /** Services with different meanings for one key have one each. */
        Row joined(Row other) {
            List<String> all =
                    Stream.concat(services.stream(), other.services.stream()).toList();
            return new Row(name, all, value, meaning.equals(other.meaning) ? meaning : meaning + " · " + other.meaning);
        }

        String line() {
            return "| `%s` | %s | %s | %s |\n".formatted(name, String.join(", ", services), value, meaning);
        }

        private static String value(JsonNode property) {
            JsonNode value = property.path("defaultValue");
            if (value.isMissingNode()) {
                return "–";
            }
            return "`"
                    + (value.isArray()
                            ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                            : value.asString())
                    + "`";
        }

        /** Drops a plain default from the meaning, since it is in the column before. */
        private static String meaning(JsonNode property) {
            return property.path("description")
                    .asString("")
                    .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                    .replaceAll("; default [^,;:]*$", "")
                    .replace("|", "\\|");
        }
    }
}
