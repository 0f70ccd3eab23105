package dev.millrace.worker.probe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What ffprobe prints, as far as it is asked; numbers it does not know are absent. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProbeJson(@Nullable List<Stream> streams, @Nullable Format format) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Format(
            @Nullable String formatName,
            @Nullable Double duration,
            @Nullable Double startTime) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Stream(
            int index,
            @Nullable String codecType,
            @Nullable String codecName,
            int width,
            int height,
            @Nullable String sampleAspectRatio,
            @Nullable String rFrameRate,
            @Nullable String avgFrameRate,
            @Nullable String fieldOrder,
            int channels,
            @Nullable Double duration,
            @Nullable Double startTime,
            @Nullable Map<String, Integer> disposition,
            @Nullable List<Turn> sideDataList,
            @Nullable Map<String, String> tags) {

        boolean isA(String type) {
            return type.equals(codecType);
        }

        boolean has(String flag) {
            return disposition != null && disposition.getOrDefault(flag, 0) == 1;
        }

        int rotation() {
            if (sideDataList == null) {
                return 0;
            }
            return sideDataList.stream()
                    .mapToInt(Turn::rotation)
                    .filter(r -> r != 0)
                    .findFirst()
                    .orElse(0);
        }
    }

    record Turn(int rotation) {}
}
