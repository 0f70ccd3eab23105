package dev.millrace.upload.opening;

import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.upload.part.PartPlan;
import dev.millrace.upload.part.PartProperties;
import dev.millrace.upload.session.NewUpload;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a declared file may be uploaded at all, and how it is cut. */
@Component
class SourceCheck {

    private final SourceLimits limits;
    private final PartProperties parts;

    SourceCheck(SourceLimits limits, PartProperties parts) {
        this.limits = limits;
        this.parts = parts;
    }

    NewUpload check(UUID videoId, String ownerId, UploadRequest request) {
        return check(videoId, ownerId, request.sourceMime(), request.sourceSizeBytes(), request.completeWhenWhole());
    }

    NewUpload check(UUID videoId, String ownerId, String mime, long size, @Nullable Boolean completeWhenWhole) {
        long most = limits.maxSize().toBytes();
        if (size > most) {
            throw new ProblemException(
                    ProblemType.FILE_TOO_LARGE,
                    "The file is too large: at most " + most
                            + " bytes are accepted. Choose a smaller or a compressed file.",
                    Map.of("maxBytes", most));
        }
        SourceContainer container = SourceContainer.ofMime(mime)
                .filter(limits.containers()::contains)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "sourceMime is not an accepted container. Send a file of one of the types in allowed.",
                        Map.of("allowed", limits.allowedMimes())));
        PartPlan plan = PartPlan.forFile(size, parts.size().toBytes());
        return new NewUpload(videoId, ownerId, bare(mime), container, size, plan.partSizeBytes(), completeWhenWhole);
    }

    private static String bare(String mime) {
        return mime.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
