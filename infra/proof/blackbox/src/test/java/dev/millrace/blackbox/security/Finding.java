package dev.millrace.blackbox.security;

import org.jspecify.annotations.Nullable;

/**
 * One row of the page.
 *
 * @param target what was attacked
 * @param attack how
 * @param seen what was answered
 * @param wanted null when that is as it must be, else what must be
 */
record Finding(
        String target, String attack, String seen, @Nullable String wanted) {

    String line() {
        return "| `" + target + "` | " + attack + " | " + seen + " |";
    }

    boolean isAsItMustBe() {
        return wanted == null;
    }
}
