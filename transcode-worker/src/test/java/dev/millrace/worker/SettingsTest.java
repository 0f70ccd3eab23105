package dev.millrace.worker;

import dev.millrace.common.settings.FormerNames;
import dev.millrace.common.settings.SettingsTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SettingsTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return SettingsTable.tests("dev.millrace.worker", """
                millrace.download.connections       | 4                                   | 64                 | 65
                millrace.download.range-size        | 8MB                                 | 1KB                | 1023B
                millrace.encode.base-time-limit     | 60s                                 | 1s                 | 999ms
                millrace.encode.crf                 | 23                                  | 18                 | 41
                millrace.encode.loudness            | true                                | false              | maybe
                millrace.encode.preset              | veryfast                            | slow               | ultraslow
                millrace.encode.ready-at            | FIRST_RENDITION                     | ALL                | SOON
                millrace.encode.small-preset        | faster                              | slow               | ultraslow
                millrace.encode.stall-timeout       | 60s                                 | 1s                 | 999ms
                millrace.encode.time-limit-factor   | 10                                  | 1.5                | 0.9
                millrace.ffmpeg.cache               | ${user.home}/.cache/millrace/ffmpeg | /var/cache/ffmpeg  | -
                millrace.ffmpeg.ffprobe-path        | -                                   | /opt/ffprobe       | -
                millrace.ffmpeg.formats             | mov,avi,asf                         | mov,matroska       | mov;concat
                millrace.ffmpeg.largest-file        | 4GB                                 | 1GB                | 0B
                millrace.ffmpeg.max-pixels          | 67108864                            | 100                | 0
                millrace.ffmpeg.max-streams         | 64                                  | 2                  | 0
                millrace.ffmpeg.memory              | 4GB                                 | 0B                 | -1B
                millrace.ffmpeg.niceness            | 10                                  | 0                  | 20
                millrace.ffmpeg.path                | -                                   | /opt/ffmpeg        | -
                millrace.ffmpeg.required-fences     | -                                   | LIMITS,NO_NETWORK  | WALL
                millrace.ffmpeg.threads             | 0                                   | 2                  | -1
                millrace.intake.ask-every           | 4s                                  | 1s                 | 99ms
                millrace.intake.drain-time          | 18s                                 | 90s                | 11m
                millrace.intake.poll-timeout        | 5s                                  | 20s                | 21s
                millrace.intake.renew-every         | 15s                                 | 20s                | 31s
                millrace.intake.visibility          | 60s                                 | 40s                | 29s
                millrace.plan.audio-kbps            | 128                                 | 96                 | 31
                millrace.plan.copy                  | true                                | false              | maybe
                millrace.plan.high-frame-rate       | false                               | true               | maybe
                millrace.probe.max-height           | 8192                                | 1080               | 15
                millrace.probe.max-width            | 8192                                | 1920               | 16385
                millrace.probe.min-duration         | 100ms                               | 1s                 | 5h
                millrace.probe.timeout              | 30s                                 | 1s                 | 0s
                millrace.publish.connections        | 4                                   | 1                  | 0
                millrace.publish.look-every         | 500ms                               | 10ms               | 9ms
                millrace.publish.storage-class      | STANDARD                            | INTELLIGENT_TIERING | GLACIER
                millrace.report.deliver-for         | 10m                                 | 1m                 | 0s
                millrace.report.progress-every      | 1s                                  | 5s                 | 99ms
                millrace.tasks.longer-than          | 60s                                 | 1s                 | 999ms
                millrace.worker.directory           | ${java.io.tmpdir}/millrace-worker   | /scratch           | -
                millrace.worker.disk-reserve        | 512MB                               | 0B                 | -1B
                millrace.worker.slots               | 1                                   | 2                  | 0
                """);
    }

    @TestFactory
    Stream<DynamicTest> formerNames() {
        return FormerNames.tests(TranscodeWorker.class, """
                millrace.jobs.ask-every            | millrace.intake.ask-every
                millrace.jobs.dead-letter-queue    | millrace.queue.dead-letters
                millrace.jobs.poll-timeout         | millrace.intake.poll-timeout
                millrace.jobs.queue                | millrace.queue.name
                millrace.storage.attempt-timeout   | millrace.bucket.attempt-timeout
                millrace.storage.bucket            | millrace.bucket.name
                millrace.storage.call-timeout      | millrace.bucket.call-timeout
                millrace.video-service.deliver-for | millrace.report.deliver-for
                millrace.video-service.retry-pause | millrace.video-service.back-off
                millrace.video-service.tries       | millrace.video-service.attempts
                millrace.worker.renew-every        | millrace.intake.renew-every
                millrace.worker.visibility         | millrace.intake.visibility
                """);
    }
}
