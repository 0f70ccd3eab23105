package dev.millrace.video.catalog;

import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What a declared source may be: container and size. */
@Component
@EnableConfigurationProperties(SourceLimits.class)
class SourceRules {

    private final SourceLimits limits;

    SourceRules(SourceLimits limits) {
        this.limits = limits;
    }

    void check(String mime, long sizeBytes) {
        boolean isAllowed = SourceContainer.ofMime(mime)
                .filter(limits.containers()::contains)
                .isPresent();
        if (!isAllowed) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "sourceMime is not an accepted container. Send a file of one of the types in allowed.",
                    Map.of("allowed", limits.allowedMimes()));
        }
        long most = limits.maxSize().toBytes();
        if (sizeBytes > most) {
            throw new ProblemException(
                    ProblemType.FILE_TOO_LARGE,
                    "The file is too large: at most " + most
                            + " bytes are accepted. Choose a smaller or a compressed file.",
                    Map.of("maxBytes", most));
        }
    }
}
