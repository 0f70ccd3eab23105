package dev.millrace.violations.here;

import java.time.Instant;
import java.util.logging.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.regions.Region;

/** Seeded violations, one of each rule; see RulesProofTest. */
@RestController
public class Breaks {

    private static final Logger log = Logger.getLogger("seeded");

    @Autowired
    private String injected;

    Region region() {
        System.out.println(Instant.now());
        log.info(injected);
        throw new RuntimeException("seeded");
    }
}
