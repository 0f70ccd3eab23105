package dev.millrace.worker;

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
                millrace.jobs.ask-every             | 4s                                  | 1s                 | 99ms
                millrace.jobs.dead-letter-queue     | transcode-jobs-dlq                  | poison             |
                millrace.jobs.poll-timeout          | 5s                                  | 20s                | 21s
                millrace.jobs.queue                 | transcode-jobs                      | work               |
                millrace.plan.audio-kbps            | 128                                 | 96                 | 31
                millrace.plan.copy                  | true                                | false              | maybe
                millrace.plan.high-frame-rate       | false                               | true               | maybe
                millrace.probe.max-duration         | 4h                                  | 1h                 | 999ms
                millrace.probe.max-height           | 8192                                | 1080               | 15
                millrace.probe.max-width            | 8192                                | 1920               | 16385
                millrace.probe.min-duration         | 100ms                               | 1s                 | 5h
                millrace.probe.timeout              | 30s                                 | 1s                 | 0s
                millrace.publish.connections        | 4                                   | 1                  | 0
                millrace.publish.look-every         | 500ms                               | 10ms               | 9ms
                millrace.storage.attempt-timeout    | 60s                                 | 1s                 | 999ms
                millrace.storage.bucket             | millrace-media                      | films              |
                millrace.storage.call-timeout       | 3m                                  | 1m                 | 999ms
                millrace.video-service.deliver-for  | 10m                                 | 1m                 | 0s
                millrace.video-service.retry-pause  | 200ms                               | 1ms                | 0s
                millrace.video-service.tries        | 3                                   | 1                  | 11
                millrace.video-service.url          | http://127.0.0.1:8081               | https://video.test | video-service
                millrace.worker.directory           | ${java.io.tmpdir}/millrace-worker   | /scratch           | -
                millrace.worker.disk-reserve        | 512MB                               | 0B                 | -1B
                millrace.worker.renew-every         | 15s                                 | 20s                | 31s
                millrace.worker.slots               | 1                                   | 2                  | 0
                millrace.worker.visibility          | 60s                                 | 40s                | 29s
                """);
    }
}
