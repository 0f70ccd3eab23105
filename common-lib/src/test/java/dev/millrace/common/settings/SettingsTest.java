package dev.millrace.common.settings;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return SettingsTable.tests("dev.millrace.common", """
                millrace.bucket.attempt-timeout | 5s                   | 1s                                    | 99ms
                millrace.bucket.attempts        | 4                    | 10                                    | 11
                millrace.bucket.call-timeout    | 12s                  | 1m                                    | 99ms
                millrace.bucket.name            | millrace-media       | films                                 |
                millrace.cloudwatch.namespace   | -                    | Millrace/staging                      | AWS/SQS
                millrace.drain.time         | 10s                      | 0s                                    | 15s
                millrace.hosts.allowed      | 127.0.0.1,localhost,[::1] | api.test                            | https://api.test
                millrace.load.own-calls     | 100                      | 5                                     | 0
                millrace.load.patience      | 1s                       | 2s                                    | 0s
                millrace.load.public-calls  | 12                       | 5                                     | 0
                millrace.load.waiting       | 100                      | 0                                     | -1
                millrace.migrations.grant-to    | -                    | video_app                             | a"b
                millrace.migrations.on-start    | true                 | false                                 | maybe
                millrace.queue.call-timeout     | 5s                   | 1s                                    | 99ms
                millrace.queue.dead-letters     | transcode-jobs-dlq   | poison                                |
                millrace.queue.name             | transcode-jobs       | work                                  |
                millrace.source.max-size    | 1610612736B              | 2GB                                   | 0B
                millrace.source.containers  | MP4,MOV,THREE_GP,AVI,WMV | WEBM                                  | REALMEDIA
                millrace.source.max-duration | 4h                     | 1h                                    | 999ms
                millrace.tokens.audience-claim  | aud                  | client_id                             |
                millrace.tokens.audiences       | millrace             | ios,android                           |
                millrace.tokens.roles-claim     | roles                | cognito:groups                        |
                millrace.video-service.attempts | 3                    | 1                                     | 11
                millrace.video-service.back-off | 200ms                | 1ms                                   | 0s
                millrace.video-service.open-for | 5s                   | 1s                                    | 0s
                millrace.video-service.url      | http://127.0.0.1:8081 | https://video.test                   | video-service
                millrace.webhooks.secrets   | !                        | whsec_bmV2ZXIgdXNlZCBpbiBwcm9kdWN0aW8= |
                millrace.webhooks.tolerance | 5m                       | 1m                                    | 0s
                """);
    }
}
