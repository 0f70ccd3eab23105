package dev.millrace.worker.ffmpeg;

import dev.millrace.common.ffmpeg.ChildrenCpu;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Processor time of ffmpeg and ffprobe, counted when one exits: {@code transcode.cpu.seconds}. Linux only; 0 elsewhere. */
@Component
class CpuMetrics {

    CpuMetrics(MeterRegistry meters) {
        FunctionCounter.builder("transcode.cpu.seconds", this, CpuMetrics::seconds)
                .baseUnit("seconds")
                .register(meters);
    }

    private double seconds() {
        return ChildrenCpu.used().orElse(Duration.ZERO).toMillis() / 1000.0;
    }
}
