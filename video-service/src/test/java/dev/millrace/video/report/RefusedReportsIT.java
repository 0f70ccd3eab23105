package dev.millrace.video.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bodies of the other services are refused, and in which words. */
class RefusedReportsIT {

    private static final String LACKS = "The report of a COMPLETED upload lacks something. "
            + "Send jobId, sourceFileKey in the video's folder, sourceSizeBytes and sourceMime.";

    private static final RunningService service = RunningService.shared();
    private static Journey video;

    @BeforeAll
    static void claimed() {
        video = Journey.aVideo(service).claimed();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{}|400|attempt has the wrong type or value",
                "{'attempt':1}|400|jobId must not be null; status must not be null; videoId must not be null",
                "{'attempt':1.5,BY,'status':'STARTED'}|400|attempt has the wrong type or value",
                "{BY,'attempt':1}|400|status must not be null",
                "{BY,'attempt':null,'status':'STARTED'}|400|attempt has the wrong type or value",
                "{BY,'attempt':1,'status':null}|400|status must not be null",
                "{BY,'attempt':1,'status':'DONE'}|400|status has the wrong type or value",
                "{BY,'attempt':1,'status':0}|400|status has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','status':'READY'}|400|body is not valid JSON",
                "{BY,'attempt':1,'status':'STARTED','percent':'7'}|400|percent has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','percent':7.5}|400|percent has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','stage':'WAITING'}|400|stage has the wrong type or value",
                "{BY,'attempt':1,'status':'FAILED','failReason':'BORED'}|400|failReason has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','assets':{}}|400|assets has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','assets':[null]}|400|assets[0] must not be null",
                "{BY,'attempt':1,'status':'STARTED','assets':[{}]}|400|assets[0].fileKey must not be null; assets[0].type must not be null",
                "{BY,'attempt':1,'status':'STARTED','assets':[{'type':'GIF','fileKey':'a'}]}|400|assets[0].type has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','assets':[{'type':'STORYBOARD','fileKey':'a','width':'7'}]}|400|assets[0].width has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','assets':[{'type':'STORYBOARD','fileKey':'a\\u0000'}]}|400|assets[0].fileKey must be Unicode without NUL and without unpaired surrogates",
                "{BY,'attempt':1,'status':'STARTED','source':{}}|400|source.bitrateBps has the wrong type or value",
                "{BY,'attempt':1,'status':'STARTED','source':{'bitrateBps':1,'frameRate':1,'rotationDegrees':0}}|400|source.container must not be null; source.hdr must not be null; source.qualityClass must not be null; source.videoCodec must not be null",
                "{BY,'attempt':1,'status':'FAILED','partial':'yes'}|400|partial has the wrong type or value",
                "{BY,'attempt':1,'status':'READY'}|400|assets assets must have one HLS_MASTER; assets durationSeconds must be positive; assets width and height must be positive",
                "{BY,'attempt':1,'status':'READY','assets':[],'durationSeconds':0,'width':-1,'height':5}|400|assets assets must have one HLS_MASTER; assets durationSeconds must be positive; assets width and height must be positive",
                "{BY,'attempt':1,'status':'READY','partial':true,'durationSeconds':9,'width':16,'height':9,'assets':[ABROAD]}|400|assets assets must lie in the folder of one attempt of this job",
                "{BY,'attempt':1,'status':'READY','durationSeconds':9,'width':16,'height':9,'assets':[MASTER]}|400|assets FOLDER/master.m3u8 is not stored",
                "{BY,'attempt':0,'status':'STARTED'}|409|none",
                "{BY,'attempt':7,'status':'READY'}|409|none",
                "{BY,'attempt':1,'status':'STARTED','mood':'good','assets':null}|204|none",
                "{BY,'attempt':1,'status':'PROGRESS'}|204|none",
                "[]|400|body has the wrong type or value",
                "nonsense|400|body is not valid JSON"
            })
    void report(String body, int status, @Nullable String errors) {
        assertAnswer("/api/webhooks/transcoding", body, status, errors);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{}|400|status must not be null; uploadSessionId must not be null; videoId must not be null",
                "{OF,'status':null}|400|status must not be null",
                "{OF,'status':'DONE'}|400|status has the wrong type or value",
                "{OF,'status':0}|400|status has the wrong type or value",
                "{OF,'status':'FAILED','status':'CANCELED'}|400|body is not valid JSON",
                "{'videoId':VIDEO,'uploadSessionId':'7','status':'FAILED'}|400|uploadSessionId has the wrong type or value",
                "{OF,'status':'FAILED','failReason':'BORED'}|400|failReason has the wrong type or value",
                "{OF,'status':'FAILED','jobId':'7'}|400|jobId has the wrong type or value",
                "{OF,'status':'FAILED','sourceSizeBytes':'7'}|400|sourceSizeBytes has the wrong type or value",
                "{OF,'status':'FAILED','sourceSizeBytes':7.5}|400|sourceSizeBytes has the wrong type or value",
                "{OF,'status':'FAILED','sourceMime':'a\\u0000'}|400|sourceMime must be Unicode without NUL and without unpaired surrogates",
                "{OF,'status':'COMPLETED'}|400|LACKS",
                "{OF,'status':'COMPLETED','sourceFileKey':KEY,'sourceSizeBytes':9,'sourceMime':'video/mp4'}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceSizeBytes':9,'sourceMime':'video/mp4'}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceFileKey':'a','sourceSizeBytes':9,'sourceMime':'video/mp4'}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceFileKey':KEY,'sourceMime':'video/mp4'}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceFileKey':KEY,'sourceSizeBytes':0,'sourceMime':'video/mp4'}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceFileKey':KEY,'sourceSizeBytes':9}|400|LACKS",
                "{OF,'status':'COMPLETED','jobId':JOB,'sourceFileKey':KEY,'sourceSizeBytes':9,'sourceMime':'video/mp4','mood':'good'}|204|none",
                "{OF,'status':'FAILED'}|204|none",
                "{OF,'status':'CANCELED','jobId':null,'failReason':null}|204|none",
                "{OF,'status':'CANCELED','failReason':'UPLOAD_EXPIRED','sourceFileKey':'a'}|204|none",
                "[]|400|body has the wrong type or value",
                "nonsense|400|body is not valid JSON"
            })
    void uploadReport(String body, int status, @Nullable String errors) {
        String key = ObjectKeys.source(video.videoId, SourceContainer.MP4);
        assertAnswer(
                "/api/webhooks/uploads",
                body.replace("OF", "'videoId':VIDEO,'uploadSessionId':'" + UUID.randomUUID() + "'")
                        .replace("KEY", "'" + key + "'"),
                status,
                "LACKS".equals(errors) ? LACKS : errors);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "claim|{}|400|videoId must not be null; workerId must not be null",
                "claim|{'videoId':VIDEO}|400|workerId must not be null",
                "claim|{'videoId':VIDEO,'workerId':'w','takesAnother':'yes'}|400|takesAnother has the wrong type or value",
                "renew|{}|400|attempt has the wrong type or value",
                "renew|{'attempt':1,'failed':false}|400|videoId must not be null",
                "renew|{'videoId':VIDEO,'attempt':'1','failed':false}|400|attempt has the wrong type or value",
                "renew|{'videoId':VIDEO,'attempt':7,'failed':false}|409|none",
                "renew|{'videoId':VIDEO,'attempt':1,'failed':false,'mood':'good'}|204|none",
                "release|{}|400|attempt has the wrong type or value",
                "release|{'videoId':VIDEO,'attempt':1}|400|failed has the wrong type or value",
                "release|{'attempt':1,'failed':true}|400|videoId must not be null",
                "release|{'videoId':VIDEO,'attempt':1,'failed':true,'failReason':'BORED'}|400|failReason has the wrong type or value",
                "release|{'videoId':VIDEO,'attempt':7,'failed':false}|409|none"
            })
    void call(String verb, String body, int status, @Nullable String errors) {
        assertAnswer("/internal/jobs/" + video.jobId + "/" + verb, body, status, errors);
    }

    private static void assertAnswer(String path, String body, int status, @Nullable String errors) {
        String folder = video.folder();
        Answer answer = service.signed()
                .post(
                        path,
                        body.replace("[MASTER]", "[{'type':'HLS_MASTER','fileKey':'" + folder + "master.m3u8'}]")
                                .replace("[ABROAD]", "[{'type':'HLS_MASTER','fileKey':'videos/a/master.m3u8'}]")
                                .replace("BY", "'videoId':VIDEO,'jobId':JOB")
                                .replace("VIDEO", "'" + video.videoId + "'")
                                .replace("JOB", "'" + video.jobId + "'")
                                .replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(status == 400 ? errors(answer).replace(folder, "FOLDER/") : null)
                .isEqualTo(errors);
    }

    private static String errors(Answer answer) {
        if (!answer.json().has("errors")) {
            return answer.json().get("detail").asString();
        }
        return StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").asString() + " "
                        + error.get("message").asString())
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
