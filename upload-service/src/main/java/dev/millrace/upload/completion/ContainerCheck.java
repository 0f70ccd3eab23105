package dev.millrace.upload.completion;

import dev.millrace.common.media.ContainerSniffer;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLimits;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the first bytes of a file are of an allowed container. */
@Component
class ContainerCheck {

    /** One family: phones name them freely, and the bytes do not tell them apart for sure. */
    private static final Set<SourceContainer> ISO =
            EnumSet.of(SourceContainer.MP4, SourceContainer.MOV, SourceContainer.THREE_GP);

    private final SourceLimits limits;

    ContainerCheck(SourceLimits limits) {
        this.limits = limits;
    }

    boolean allows(byte[] firstBytes) {
        return ContainerSniffer.sniff(firstBytes)
                .filter(found -> limits.containers().contains(found) || isAllowedIso(found))
                .isPresent();
    }

    private boolean isAllowedIso(SourceContainer found) {
        return ISO.contains(found) && limits.containers().stream().anyMatch(ISO::contains);
    }
}
