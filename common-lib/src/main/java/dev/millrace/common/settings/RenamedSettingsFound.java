package dev.millrace.common.settings;

import java.util.List;

/** Settings are set under names that they had before. */
final class RenamedSettingsFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param renamed one sentence for each, with both names */
    RenamedSettingsFound(List<String> renamed) {
        super("Settings have other names now: " + String.join("; ", renamed));
    }
}
