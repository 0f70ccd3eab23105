package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;

/** One key of a {@link SettingsTable} with what is claimed of it. */
record SettingsLine(String key, String byDefault, String another, String wrong) {

    private static final String NONE = "-";
    private static final String NEEDED = "!";

    static SettingsLine of(String text) {
        String[] columns = text.strip().split("\\s*\\|\\s*", -1);
        assertThat(columns).as(text).hasSize(4);
        return new SettingsLine(columns[0], columns[1], columns[2], columns[3]);
    }

    boolean isNeeded() {
        return byDefault.equals(NEEDED);
    }

    /** @param needed what the record does not bind without */
    void checkDefault(SettingsRecord settings, Map<String, String> needed) throws ReflectiveOperationException {
        if (isNeeded()) {
            Map<String, String> others = new HashMap<>(needed);
            others.remove(key);
            checkRefused(settings, others);
        } else if (byDefault.equals(NONE)) {
            assertThat(settings.value(key, needed)).as(key).isIn(null, List.of());
        } else {
            assertThat(settings.value(key, needed)).as(key).isEqualTo(settings.meaning(key, byDefault));
        }
    }

    /** @param all another value for every key of the record */
    void checkAnother(SettingsRecord settings, Map<String, String> all) throws ReflectiveOperationException {
        assertThat(another).isNotEqualTo(byDefault);
        assertThat(settings.value(key, all)).as(key).isEqualTo(settings.meaning(key, another));
    }

    /** @param needed what the record does not bind without */
    void checkWrong(SettingsRecord settings, Map<String, String> needed) {
        if (!wrong.equals(NONE)) {
            Map<String, String> spoilt = new HashMap<>(needed);
            spoilt.put(key, wrong);
            checkRefused(settings, spoilt);
        }
    }

    private void checkRefused(SettingsRecord settings, Map<String, String> values) {
        assertThatThrownBy(() -> settings.bind(values), "%s as in %s", key, values)
                .satisfies(refusal ->
                        assertThat(Throwables.getStackTrace(refusal)).containsAnyOf(key, settings.fieldError(key)));
    }
}
