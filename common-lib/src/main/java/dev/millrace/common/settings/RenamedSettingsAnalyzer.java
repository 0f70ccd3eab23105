package dev.millrace.common.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which settings to rename, without a stack trace. */
final class RenamedSettingsAnalyzer extends AbstractFailureAnalyzer<RenamedSettingsFound> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RenamedSettingsFound cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Rename them where they are set: argument, environment or file.", cause);
    }
}
