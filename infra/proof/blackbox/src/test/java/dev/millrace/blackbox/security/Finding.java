package dev.millrace.blackbox.security;

import org.jspecify.annotations.Nullable;

/**
 * A row of the page.
 *
 * @param target what was attacked
 * @param attack the attack
 * @param seen actual response
 * @param wanted expected response, or null if the actual one is right
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
