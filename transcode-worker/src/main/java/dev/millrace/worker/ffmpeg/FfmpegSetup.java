package dev.millrace.worker.ffmpeg;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the programs at the start: a worker without ffmpeg must not begin to take jobs. */
@Configuration(proxyBeanMethods = false)
class FfmpegSetup {

    @Bean
    FfmpegBinaries ffmpegBinaries(FfmpegProperties properties) {
        FfmpegBinaries binaries =
                FfmpegBinaries.resolve(properties.path(), properties.ffprobePath(), properties.cache());
        LoggerFactory.getLogger(FfmpegSetup.class).info("ffmpeg is {} ({})", binaries.ffmpeg(), binaries.origin());
        return binaries;
    }

    @Bean
    DecodableCodecs decodableCodecs(FfmpegPrograms programs) {
        return DecodableCodecs.ask(programs);
    }
}
