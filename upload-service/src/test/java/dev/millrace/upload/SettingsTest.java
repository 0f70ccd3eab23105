package dev.millrace.upload;

import dev.millrace.common.settings.FormerNames;
import dev.millrace.common.settings.SettingsTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return SettingsTable.tests("dev.millrace.upload", """
                millrace.expiry.completion-grace        | 2m                    | 0s                  | -1s
                millrace.expiry.every                   | 10s                   | 1s                  | 9ms
                millrace.expiry.leak-age                | 1h                    | 0s                  | -1s
                millrace.expiry.leaks-every             | 1h                    | 1s                  | 9ms
                millrace.expiry.opening-grace           | 1m                    | 0s                  | -1s
                millrace.expiry.storage-every           | 1m                    | 10s                 | 9ms
                millrace.expiry.storage-grace           | 1m                    | 0s                  | -1s
                millrace.multipart.complete-timeout     | 60s                   | 10s                 | 999ms
                millrace.multipart.public-endpoint      | -                     | https://s3.test     | s3.test
                millrace.part.most-url-life             | 12h                   | 7d                  | 8d
                millrace.part.parallel                  | 3                     | 1                   | 33
                millrace.part.size                      | 5242880B              | 8MB                 | 4MB
                millrace.part.url-life                  | 1h                    | 7d                  | 8d
                millrace.session.daily-bytes-per-owner  | 100GB                 | 0B                  | -1B
                millrace.session.daily-per-owner        | 1000                  | 2                   | 0
                millrace.session.life                   | 7d                    | 2h                  | 0s
                millrace.session.live-per-owner         | 5                     | 3                   | 0
                millrace.session.touch-every            | 1m                    | 0s                  | -1s
                millrace.session.whole-after            | 2m                    | 1h                  | 9ms
                """);
    }

    @TestFactory
    Stream<DynamicTest> formerNames() {
        return FormerNames.tests(UploadServiceApplication.class, """
                millrace.jobs.queue               | millrace.queue.name
                millrace.jobs.send-timeout        | millrace.queue.call-timeout
                millrace.storage.attempt-timeout  | millrace.bucket.attempt-timeout
                millrace.storage.bucket           | millrace.bucket.name
                millrace.storage.call-timeout     | millrace.bucket.call-timeout
                millrace.storage.complete-timeout | millrace.multipart.complete-timeout
                millrace.storage.public-endpoint  | millrace.multipart.public-endpoint
                millrace.storage.retries          | millrace.bucket.attempts
                spring.security.oauth2.resourceserver.jwt.audiences | millrace.tokens.audiences
                """);
    }
}
