package dev.millrace.proof.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Replaces the machine's clock in a service; only the {@link ClockJar} brings it into services. */
@AutoConfiguration(beforeName = "dev.millrace.common.autoconfigure.CommonAutoConfiguration")
@ConditionalOnProperty(SkewedClock.SETTING)
class SkewedClockConfiguration {

    @Bean(name = "hostClock", defaultCandidate = false)
    Clock skewedClock(@Value("${" + SkewedClock.SETTING + "}") Path file) throws IOException {
        return SkewedClock.of(file);
    }
}
