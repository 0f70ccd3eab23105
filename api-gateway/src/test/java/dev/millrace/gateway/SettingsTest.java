package dev.millrace.gateway;

import dev.millrace.common.settings.SettingsTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return SettingsTable.tests("dev.millrace.gateway", """
                millrace.cors.allowed-origins          | -                     | https://a.test,https://b.test | *
                millrace.limits.address-burst          | 40                    | 4                             | 0
                millrace.limits.address-per-second     | 10                    | 3                             | 0
                millrace.limits.body                   | 1MB                   | 8KB                           | 0B
                millrace.limits.body-time              | 20s                   | 9s                            | 0s
                millrace.limits.callers                | 100000                | 7                             | 0
                millrace.limits.event-streams          | 5000                  | 8                             | 0
                millrace.limits.owner-burst            | 100                   | 2                             | 0
                millrace.limits.owner-per-second       | 50                    | 1                             | 0
                millrace.limits.webhooks-burst         | 200                   | 6                             | 0
                millrace.limits.webhooks-per-second    | 100                   | 5                             | 0
                millrace.routes.completion-timeout     | 2m                    | 6s                            | 0s
                millrace.routes.connect-timeout        | 1s                    | 2s                            | 0s
                millrace.routes.event-stream-silence   | 2m                    | 4s                            | 0s
                millrace.routes.max-connections        | 6000                  | 5                             | 0
                millrace.routes.response-timeout       | 45s                   | 3s                            | 0s
                millrace.routes.upload-service         | http://127.0.0.1:8082 | https://upload.test           | upload.test
                millrace.routes.video-service          | http://127.0.0.1:8081 | https://video.test            | video.test
                """);
    }
}
