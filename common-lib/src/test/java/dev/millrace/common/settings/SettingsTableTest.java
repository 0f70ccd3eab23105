package dev.millrace.common.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that claims what is not so must fail. */
class SettingsTableTest {

    private static final String SOURCE = """
            millrace.source.max-size   | 1610612736B              | 2GB  | 0B
            millrace.source.containers | MP4,MOV,THREE_GP,AVI,WMV | WEBM | REALMEDIA
            millrace.source.max-duration | 4h                     | 1h   | 999ms
            """;
    private static final String MEDIA = "dev.millrace.common.media";

    @Test
    void truePasses() {
        assertThat(failures(SOURCE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"millrace.source.max-size | 1610612736B | 2GB | 0B", SOURCE + "millrace.source.age | 1s | 2s | -"
            })
    void aKeyWithoutALineAndALineWithoutAKeyFail(String table) {
        assertThat(failures(table)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1GB | 2GB | 0B", "! | 2GB | 0B", "- | 2GB | 0B", "1610612736B | many | 0B"})
    void aWrongClaimFails(String claims) {
        assertThat(failures(SOURCE.replace("1610612736B              | 2GB  | 0B", claims)))
                .isPositive();
    }

    @Test
    void aWrongValueThatIsTakenFails() {
        assertThat(failures(SOURCE.replace("0B", "3GB"))).isOne();
    }

    private static long failures(String table) {
        return SettingsTable.tests(MEDIA, table)
                .filter(SettingsTableTest::fails)
                .count();
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (Throwable failure) {
            return true;
        }
    }
}
