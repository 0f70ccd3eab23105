package dev.millrace.common.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list and its page, which say the same. */
class SignalsTest {

    private static final Path PAGE = Path.of("../infra/docs/signals.md");
    private static final String BEGIN = "<!-- signals: held to the code by SignalsTest -->\n";
    private static final String END = "<!-- end of signals -->";
    private static final List<String> SERVICES =
            List.of("api-gateway", "video-service", "upload-service", "transcode-worker");

    private static final long MOST = 80;
    private static final double USD_PER_SERIES_AND_MONTH = 0.30;

    @Test
    void aMonthOfThemIsCheap() {
        assertThat(series()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void pageHasThisListWithTheMeaningAndTheAlarmOfEach() throws IOException {
        String page = Files.readString(PAGE);
        List<String> rows = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
                .lines()
                .skip(2)
                .toList();

        assertThat(rows).map(SignalsTest::held).containsExactlyElementsOf(expected());
        assertThat(rows).allMatch(row -> row.split("\\|", -1).length == 8 && !row.contains("|  |"));
    }

    @Test
    void pageSaysWhatTheListCosts() throws IOException {
        assertThat(Files.readString(PAGE)).contains("%d series: %s USD a month".formatted(series(), usd()));
    }

    private static String held(String row) {
        String[] columns = row.split("\\|", -1);
        return "|" + columns[1] + "|" + columns[2] + "|" + columns[3] + "|" + columns[4] + "|";
    }

    private static List<String> expected() {
        return SERVICES.stream()
                .flatMap(service -> Signals.of(service).stream().map(signal -> row(service, signal)))
                .toList();
    }

    private static String row(String service, Signal signal) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        signal.meter(),
                        service,
                        String.join(", ", Series.statistics(signal.type())),
                        dimensions(signal));
    }

    private static String dimensions(Signal signal) {
        return signal.tags().isEmpty()
                ? "–"
                : signal.tags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(tag -> tag.getKey() + ": " + String.join(", ", tag.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String usd() {
        return String.format(Locale.ROOT, "%.2f", series() * USD_PER_SERIES_AND_MONTH);
    }

    private static long series() {
        return SERVICES.stream()
                .mapToLong(service -> Series.listed(service).size())
                .sum();
    }
}
