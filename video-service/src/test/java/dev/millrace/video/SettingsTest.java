package dev.millrace.video;

import dev.millrace.common.settings.FormerNames;
import dev.millrace.common.settings.SettingsTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return SettingsTable.tests("dev.millrace.video", """
                millrace.captions.most-languages     | 32                    | 3                     | 0
                millrace.consistency.batch           | 50                    | 7                     | 1001
                millrace.consistency.every           | 1m                    | 1s                    | 99ms
                millrace.consistency.ownerless-grace | 30d                   | 1d                    | 59s
                millrace.cost.output-gigabyte-month  | 0                     | 12500                 | -1
                millrace.cost.price-list             | -                     | October               | -
                millrace.cost.source-gigabyte-month  | 0                     | 23000                 | -1
                millrace.cost.worker-hour            | 0                     | 85000                 | -1
                millrace.lease.busy-retry            | 2s                    | 1s                    | 0s
                millrace.lease.life                  | 60s                   | 5s                    | 0s
                millrace.lease.max-failures          | 3                     | 1                     | 0
                millrace.live.all-streams            | 5000                  | 20                    | 0
                millrace.live.heartbeat              | 15s                   | 1s                    | 99ms
                millrace.live.kept                   | 1h                    | 1m                    | 0s
                millrace.live.kept-per-owner         | 10000                 | 5                     | 0
                millrace.live.streams-per-owner      | 10                    | 2                     | 0
                millrace.playback.cdn-follows-host   | false                 | true                  | maybe
                millrace.playback.cdn-url            | http://127.0.0.1:8090 | http://cdn.test       | https://cdn.test/
                millrace.playback.cookie-domain      | -                     | millrace.test         | -
                millrace.playback.cookie-life        | 6h                    | 10m                   | 59s
                millrace.playback.distribution-id    | -                     | E1                    | -
                millrace.playback.invalidate-removed | true                  | false                 | maybe
                millrace.playback.invalidation-endpoint | -                  | https://cdn.test      | https://cdn.test/
                millrace.playback.key-pair-id        | !                     | K1                    |
                millrace.playback.private-key        | !                     | pem                   |
                millrace.playback.signing            | SIGNED_COOKIES        | UNSIGNED              | MAYBE
                millrace.quota.draft-life            | 7d                    | 1m                    | 0s
                millrace.quota.drafts-batch          | 500                   | 7                     | 0
                millrace.quota.drafts-every          | 10m                   | 1s                    | 99ms
                millrace.quota.drafts-per-owner      | 1000                  | 3                     | 0
                millrace.quota.sources-per-owner     | 1TB                   | 0B                    | -1B
                millrace.recovery.batch              | 100                   | 7                     | 0
                millrace.recovery.every              | 20s                   | 1s                    | 99ms
                millrace.recovery.silence            | 3m                    | 1m                    | 99ms
                millrace.recovery.unclaimed-silence  | 1h                    | 1m                    | 99ms
                millrace.retention.batch             | 50                    | 7                     | 0
                millrace.retention.deleted-videos    | 10m                   | 0s                    | -1s
                millrace.retention.every             | 15s                   | 1s                    | 99ms
                millrace.retention.most-unused-captions | 10                 | 1                     | 0
                millrace.retention.superseded-outputs | 24h                  | 7h                    | 59s
                millrace.retention.unused-captions   | 24h                   | 1m                    | -1s
                millrace.storage.largest-text        | 1MB                   | 2KB                   | 0B
                millrace.storage.parallel-calls      | 16                    | 256                   | 257
                millrace.upload-service.url          | http://127.0.0.1:8082 | https://upload.test   | upload-service
                """);
    }

    @TestFactory
    Stream<DynamicTest> formerNames() {
        return FormerNames.tests(VideoServiceApplication.class, """
                millrace.jobs.dead-letter-queue | millrace.queue.dead-letters
                millrace.jobs.queue             | millrace.queue.name
                millrace.jobs.timeout           | millrace.queue.call-timeout
                millrace.storage.bucket         | millrace.bucket.name
                millrace.storage.timeout        | millrace.bucket.call-timeout
                millrace.output.keep-superseded | millrace.retention.superseded-outputs
                millrace.output.sweep-every     | millrace.retention.every
                millrace.output.sweep-batch     | millrace.retention.batch
                millrace.captions.kept          | millrace.retention.unused-captions
                millrace.captions.most-kept     | millrace.retention.most-unused-captions
                millrace.captions.sweep-every   | millrace.retention.every
                millrace.deletion.every         | millrace.retention.every
                millrace.deletion.batch         | millrace.retention.batch
                millrace.deletion.settled       | millrace.retention.deleted-videos
                """);
    }
}
