package dev.millrace.worker.ffmpeg;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows which fences hold ffmpeg on this machine: {@code transcode.fence} is 1 or 0 for each. */
@Component
class FenceMetrics {

    FenceMetrics(FfmpegPrograms programs, MeterRegistry meters) {
        for (Confinement fence : Confinement.values()) {
            int isInForce = programs.isHeldBy(fence) ? 1 : 0;
            Gauge.builder("transcode.fence", () -> isInForce)
                    .description("Whether the fence holds ffmpeg")
                    .tag("fence", fence.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }
}
