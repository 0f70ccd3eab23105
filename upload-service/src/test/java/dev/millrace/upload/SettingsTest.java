package dev.millrace.upload;

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
                millrace.jobs.queue                     | transcode-jobs        | work                |
                millrace.jobs.send-timeout              | 5s                    | 1s                  | 99ms
                millrace.part.size                      | 5242880B              | 8MB                 | 4MB
                millrace.part.url-life                  | 1h                    | 7d                  | 8d
                millrace.session.daily-bytes-per-owner  | 100GB                 | 0B                  | -1B
                millrace.session.daily-per-owner        | 1000                  | 2                   | 0
                millrace.session.life                   | 7d                    | 2h                  | 0s
                millrace.session.live-per-owner         | 5                     | 3                   | 0
                millrace.session.touch-every            | 1m                    | 0s                  | -1s
                millrace.storage.attempt-timeout        | 5s                    | 1s                  | 99ms
                millrace.storage.bucket                 | millrace-media        | films               |
                millrace.storage.call-timeout           | 12s                   | 2s                  | 99ms
                millrace.storage.complete-timeout       | 60s                   | 10s                 | 999ms
                millrace.storage.public-endpoint        | -                     | https://s3.test     | s3.test
                millrace.storage.retries                | 2                     | 0                   | 6
                millrace.video-service.attempts         | 2                     | 5                   | 6
                millrace.video-service.back-off         | 200ms                 | 1ms                 | 0s
                millrace.video-service.open-for         | 5s                    | 1s                  | 0s
                millrace.video-service.url              | http://127.0.0.1:8081 | https://video.test  | video-service
                """);
    }
}
