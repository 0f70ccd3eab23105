package dev.millrace.common.media;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of sources, the same for video-service and upload-service ({@code millrace.source}).
 *
 * @param maxSize largest source, inclusive; default 1.5 GiB = 1,610,612,736 bytes
 * @param containers allowed containers; default all but WebM
 */
@Validated
@ConfigurationProperties("millrace.source")
public record SourceLimits(
        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("1610612736B")
        DataSize maxSize,

        @NotEmpty @DefaultValue({"MP4", "MOV", "THREE_GP", "AVI", "WMV"})
        Set<SourceContainer> containers) {

    public SourceLimits {
        containers = Set.copyOf(containers);
    }

    /** Every allowed media type, in a stable order, for error messages. */
    public List<String> allowedMimes() {
        return containers.stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(container -> container.mimes().stream())
                .toList();
    }
}
