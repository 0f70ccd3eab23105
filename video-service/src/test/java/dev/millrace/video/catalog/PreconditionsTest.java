package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    private static final String NOW = "\"3-AAAAAAAAAAAAAAAA\"";
    private static final String BEFORE_PROGRESS = "\"3-BBBBBBBBBBBBBBBB\"";
    private static final String BEFORE_EDIT = "\"2-AAAAAAAAAAAAAAAA\"";

    @ParameterizedTest
    @ValueSource(
            strings = {"*", " * ", NOW, BEFORE_PROGRESS, BEFORE_EDIT + ", " + NOW, "\"x,y\" ,\t" + NOW, "W/\"x\"," + NOW
            })
    void editIsAllowedByAnyTagOfItsVersion(String ifMatch) {
        assertThat(new Preconditions(ifMatch, null).allowEditOf(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_EDIT, "W/" + NOW, "\"3\"", "\"x\"", "3", "", BEFORE_EDIT + ",\"x\"", "\"3-\""})
    void editIsRefusedByEveryOtherTagAndByWeakOnes(String ifMatch) {
        assertThat(new Preconditions(ifMatch, null).allowEditOf(3)).isFalse();
    }

    @Test
    void editIsRefusedForWhoWantsItOnlyWhereTheVersionIsAnother() {
        assertThat(new Preconditions(null, "*").allowEditOf(3)).isFalse();
        assertThat(new Preconditions(null, "W/" + NOW).allowEditOf(3)).isFalse();
        assertThat(new Preconditions(null, BEFORE_EDIT).allowEditOf(3)).isTrue();
        assertThat(new Preconditions(null, null).allowEditOf(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", NOW, "W/" + NOW, BEFORE_EDIT + ", " + NOW})
    void answerIsKnownByItsWholeTag(String ifNoneMatch) {
        assertThat(new Preconditions(null, ifNoneMatch).know(NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_PROGRESS, BEFORE_EDIT, "\"x\"", "x", ""})
    void answerIsNotKnownByAnother(String ifNoneMatch) {
        assertThat(new Preconditions(null, ifNoneMatch).know(NOW)).isFalse();
        assertThat(new Preconditions(null, null).know(NOW)).isFalse();
    }
}
