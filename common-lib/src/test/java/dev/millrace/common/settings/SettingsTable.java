package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The settings of a module as tests: one line {@code key | default | another value | wrong value} for each key that its records
 * have. The default is {@code !} for a key that must be set and {@code -} for none; the wrong value is {@code -} where every
 * value will do. A key without a line fails, and so does a line without a key.
 */
public final class SettingsTable {

    private final List<SettingsRecord> records;
    private final List<SettingsLine> lines;

    private SettingsTable(String basePackage, String text) {
        records = SettingsRecord.in(basePackage);
        lines = text.lines().map(SettingsLine::of).toList();
    }

    /** @param basePackage where the records are */
    public static Stream<DynamicTest> tests(String basePackage, String text) {
        SettingsTable table = new SettingsTable(basePackage, text);
        return Stream.concat(
                Stream.of(dynamicTest("every key has one line", table::checkKeys)),
                table.records.stream().flatMap(table::tests));
    }

    private void checkKeys() {
        List<String> keys = records.stream().flatMap(SettingsRecord::keys).toList();
        assertThat(lines).extracting(SettingsLine::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    private Stream<DynamicTest> tests(SettingsRecord settings) {
        Map<String, String> needed = values(settings, SettingsLine::isNeeded);
        Map<String, String> all = values(settings, line -> true);
        return lines.stream()
                .filter(line -> settings.has(line.key()))
                .flatMap(line -> Stream.of(
                        dynamicTest(
                                line.key() + ", default " + line.byDefault(),
                                () -> line.checkDefault(settings, needed)),
                        dynamicTest(line.key() + "=" + line.another(), () -> line.checkAnother(settings, all)),
                        dynamicTest(line.key() + "=" + line.wrong(), () -> line.checkWrong(settings, needed))));
    }

    private Map<String, String> values(SettingsRecord settings, Predicate<SettingsLine> which) {
        return lines.stream()
                .filter(line -> settings.has(line.key()))
                .filter(which)
                .collect(Collectors.toMap(SettingsLine::key, SettingsLine::another));
    }
}
