package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.pass.Pass;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.Viewer;
import dev.millrace.video.asset.OutputChanged;
import dev.millrace.video.storage.TextObject;
import dev.millrace.video.storage.TextObjects;
import dev.millrace.video.storage.TextObjects.Stored;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CaptionsIT {

    private static final String HELLO = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:59.000 --> 01:01.000\nAcross\n";
    private static final String MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2500000\n720p/playlist.m3u8\n";
    private static final Pattern SUBTITLES = Pattern.compile("TYPE=SUBTITLES.*NAME=\"(.*?)\".*URI=\"(.*?)\"");

    private final RunningService service = RunningService.shared();
    private final TextObjects objects = service.bean(TextObjects.class);

    @Test
    void theNextReadOfTheMasterShowsThemAndPlayersCanFetchThem() {
        Journey video = playing();
        Answer created = put(video, "SR-latn", HELLO);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("language").asString()).isEqualTo("sr-Latn");
        assertThat(created.json().get("label").asString()).isEqualTo("Srpski (latinica)");
        assertThat(created.json().get("cues").asInt()).isEqualTo(2);

        JsonNode track = video.api.get(video.path()).json().at("/playback/captions/0");
        assertThat(track.get("language").asString()).isEqualTo("sr-Latn");
        assertThat(track.get("label").asString()).isEqualTo("Srpski (latinica)");

        Stored master = master(video);
        assertThat(master.object().text()).contains("LANGUAGE=\"sr-Latn\"", ",SUBTITLES=\"subtitles\"\n720p/");
        assertThat(master.object().isGzip()).isTrue();
        assertThat(master.object().contentType()).isEqualTo("application/vnd.apple.mpegurl");
        assertThat(master.object().cacheControl()).isEqualTo("public, max-age=5");

        String playlistKey = named(master, "Srpski (latinica)");
        assertThat(track.get("url").asString())
                .isEqualTo(service.cloud().edge() + "/" + playlistKey.replace("playlist.m3u8", "captions.vtt"));
        TextObject playlist = objects.read(playlistKey).orElseThrow().object();
        assertThat(playlist.text()).contains("#EXTINF:60.000,\nseg_00001.vtt\n#EXTINF:2.500,\nseg_00002.vtt\n");
        assertThat(playlist.cacheControl()).contains("immutable");
        for (String segment : List.of("seg_00001.vtt", "seg_00002.vtt", "captions.vtt")) {
            TextObject file = objects.read(playlistKey.replace("playlist.m3u8", segment))
                    .orElseThrow()
                    .object();
            assertThat(file.text()).startsWith("WEBVTT\n").contains("Across");
            assertThat(file.contentType()).isEqualTo("text/vtt");
        }
    }

    @Test
    void puttingAgainReplacesUnderNewKeys() {
        Journey video = playing();
        put(video, "en", HELLO);
        String first = named(master(video), "English");
        Answer replaced = put(video, "en?label=English%20%28SDH%29", "WEBVTT");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(named(master(video), "English (SDH)")).isNotEqualTo(first);
        assertThat(objects.read(first)).isPresent();

        var items = video.api.get(video.path() + "/captions").json().get("items");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.get(0).get("cues").asInt()).isZero();
        assertThat(items.get(0).get("createdAt")).isNotEqualTo(items.get(0).get("updatedAt"));
    }

    @Test
    void deletingRestoresTheMasterAndIsRepeatable() {
        Journey video = playing();
        put(video, "en", HELLO);
        put(video, "fr", HELLO);
        assertThat(video.api.delete(video.path() + "/captions/EN").status()).isEqualTo(204);
        assertThat(master(video).object().text()).contains("Français").doesNotContain("English");
        assertThat(video.api.delete(video.path() + "/captions/fr").status()).isEqualTo(204);
        assertThat(video.api.delete(video.path() + "/captions/fr").status()).isEqualTo(204);
        assertThat(master(video).object().text()).isEqualTo(MASTER);
        assertThat(video.api.get(video.path() + "/captions").json().get("items").size())
                .isZero();
    }

    @Test
    void twoOfOneLabelHaveTwoNames() {
        Journey video = playing();
        put(video, "en?label=English", HELLO);
        put(video, "en-GB?label=English", HELLO);
        assertThat(master(video).object().text()).contains("NAME=\"English (en)\"", "NAME=\"English (en-GB)\"");
    }

    @Test
    void theyFollowWhateverTheWorkerWrites() {
        Journey video = playing();
        put(video, "en", HELLO);
        storeMaster(video, MASTER + "#EXT-X-STREAM-INF:BANDWIDTH=900000\n480p/playlist.m3u8\n");
        service.publish(new OutputChanged(video.videoId));
        Awaitility.await()
                .untilAsserted(() -> assertThat(master(video).object().text())
                        .contains("LANGUAGE=\"en\"", "BANDWIDTH=900000,SUBTITLES=\"subtitles\"\n480p/"));
    }

    @Test
    void anotherOutputNamesThemBeforeItTakesOver() {
        Journey video = playing();
        String old = video.folder();
        put(video, "en", HELLO);
        video.reprocess();
        video.storeOutput();
        storeMaster(video, MASTER);

        assertThat(video.report(video.partialReport()).status()).isEqualTo(204);

        assertThat(video.streamUrl()).contains(old);
        assertThat(masterKey(video)).doesNotContain(old);
        assertThat(master(video).object().text()).contains("LANGUAGE=\"en\"", ",SUBTITLES=\"subtitles\"\n720p/");
    }

    @Test
    void aPlainMasterThatWasToBeKeptForEverIsNotAnyMore() {
        Journey video = playing();
        objects.store(Map.of(
                masterKey(video),
                new TextObject(MASTER, "application/vnd.apple.mpegurl", "public, max-age=31536000, immutable", false)));
        put(video, "en", HELLO);
        assertThat(master(video).object().isGzip()).isTrue();
        assertThat(master(video).object().cacheControl()).isEqualTo("public, max-age=60");
    }

    @Test
    void aPlaylistThatWasWrittenMeanwhileIsNotOverwritten() {
        Journey video = playing();
        Stored read = master(video);
        storeMaster(video, MASTER + "# newer\n");
        assertThat(objects.replace(read, text("older"))).isFalse();
        assertThat(master(video).object().text()).endsWith("# newer\n");
        assertThat(objects.replace(master(video), text("newest"))).isTrue();
        assertThat(master(video).object().text()).isEqualTo("newest");
    }

    @Test
    void onlyAReadyVideoHasCaptions() {
        Journey video = Journey.aVideo(service).transcoding();
        Answer answer = put(video, "en", HELLO);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("VIDEO_NOT_READY");
        assertThat(answer.json().get("videoStatus").asString()).isEqualTo("TRANSCODING");
        assertThat(video.api.get(video.path() + "/captions").status()).isEqualTo(200);
        assertThat(video.api.delete(video.path() + "/captions/en").status()).isEqualTo(204);
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        Journey video = playing();
        Answer answer = put(video, "en", "WEBVTT\n\n00:02.000 --> 00:01.000\nback");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_CAPTIONS");
        assertThat(answer.json().get("line").asInt()).isEqualTo(3);
        assertThat(put(video, "not_a_tag", HELLO).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(put(video, "en?label=" + "x".repeat(101), HELLO).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(put(video, "en?label=a%C2%85b", HELLO).code())
                .as("a control character, which RFC 8216 forbids in a playlist")
                .isEqualTo("VALIDATION_FAILED");
        assertThat(put(video, "en", "x".repeat((1 << 20) + 1)).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(video.api
                        .send("PUT", video.path() + "/captions/en", "{}", Map.of())
                        .status())
                .isEqualTo(415);
        assertThat(master(video).object().text()).isEqualTo(MASTER);
    }

    @Test
    void noMoreLanguagesThanAllowedButThoseMayBeReplaced() {
        Journey video = playing();
        put(video, "en", HELLO);
        service.jdbc()
                .sql("insert into captions select ?, 'x' || n, 'x', gen_random_uuid(), 0, now(), now() "
                        + "from generate_series(1, 31) n")
                .param(video.videoId)
                .update();
        assertThat(put(video, "fr", HELLO).code()).isEqualTo("TOO_MANY_CAPTIONS");
        assertThat(put(video, "en", HELLO).status()).isEqualTo(200);
    }

    @Test
    void replacedAndDeletedFilesAreRemovedWhenTheyAreOld() {
        Journey video = playing();
        put(video, "en", HELLO);
        put(video, "en", HELLO);
        put(video, "fr", HELLO);
        String used = named(master(video), "English");
        video.api.delete(video.path() + "/captions/fr");
        String captions = ObjectKeys.captionsPrefix(video.videoId);

        Pass unusedCaptions = service.bean("unusedCaptionsPass", Pass.class);
        unusedCaptions.pass();
        assertThat(service.stored(captions)).hasSize(3 * 4);
        service.jdbc()
                .sql("update unused_caption_files set unused_since = now() - interval '25 hours' where video_id = ?")
                .param(video.videoId)
                .update();
        Viewer viewer = Viewer.of(video, service);
        List<String> unused = service.stored(captions).stream()
                .filter(key -> key.startsWith(captions + "fr/"))
                .toList();
        assertThat(unused).isNotEmpty().allMatch(viewer::gets);
        unusedCaptions.pass();
        service.awaitRemovals();
        assertThat(service.stored(captions)).hasSize(4).contains(used);
        assertThat(unused).as("at the edge").noneMatch(viewer::gets);
        assertThat(viewer.gets(used)).isTrue();
    }

    @Test
    void ofCaptionsReplacedOverAndOverTheNewestTenStay() {
        Journey video = playing();
        for (int i = 0; i < 14; i++) {
            assertThat(put(video, i % 2 == 0 ? "en" : "fr", HELLO).status()).isLessThan(300);
        }
        String used = named(master(video), "English");
        String captions = ObjectKeys.captionsPrefix(video.videoId);
        service.awaitRemovals();
        assertThat(service.stored(captions)).hasSize((2 + 10) * 4).contains(used);
        video.api.delete(video.path() + "/captions/fr");
        service.awaitRemovals();
        assertThat(service.stored(captions)).hasSize((1 + 10) * 4).contains(used);
    }

    @Test
    void longCuesDoNotFillStorage() {
        String cue = "00:00.000 --> 10:00.000\n" + "x".repeat(800) + "\n\n";
        Journey video = playing();
        service.jdbc()
                .sql("update videos set duration_seconds = 600 where id = ?")
                .param(video.videoId)
                .update();
        Answer refused = put(video, "en", "WEBVTT\n\n" + cue.repeat(900));
        assertThat(refused.code()).isEqualTo("INVALID_CAPTIONS");
        assertThat(refused.json().get("detail").asString()).contains("shorten their duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E2%80%A8", "%E2%80%A9", "%EF%BF%BE", "%EF%BF%BF", "%0B", "%7F"})
    void labelThatEndsALineOrThatNoXmlCanHoldIsRefused(String character) {
        assertThat(put(playing(), "en?label=a" + character + "b", HELLO).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void withStorageAwayADeleteIsKeptAndDoneLaterWhileAPutIsRefused() {
        Journey video = playing();
        put(video, "en", HELLO);
        try (RunningService cutOff =
                RunningService.another(Map.of("spring.cloud.aws.s3.endpoint", "http://127.0.0.1:1"))) {
            var api = cutOff.as(video.owner);
            Answer refused = api.send("PUT", video.path() + "/captions/fr", HELLO, Map.of("Content-Type", "text/vtt"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(api.delete(video.path() + "/captions/en").status()).isEqualTo(204);
        }
        assertThat(video.api.get(video.path() + "/captions").json().get("items").size())
                .isZero();
        Awaitility.await()
                .untilAsserted(() -> assertThat(master(video).object().text()).isEqualTo(MASTER));
    }

    private Journey playing() {
        Journey video = Journey.aVideo(service).ready();
        storeMaster(video, MASTER);
        return video;
    }

    private void storeMaster(Journey video, String text) {
        objects.store(Map.of(masterKey(video), text(text)));
    }

    private static TextObject text(String text) {
        return new TextObject(text, "application/vnd.apple.mpegurl", "public, max-age=5", true);
    }

    private Stored master(Journey video) {
        return objects.read(masterKey(video)).orElseThrow();
    }

    private static String masterKey(Journey video) {
        return video.assets().get(0).fileKey();
    }

    private static Answer put(Journey video, String languageAndQuery, String file) {
        return video.api.send(
                "PUT", video.path() + "/captions/" + languageAndQuery, file, Map.of("Content-Type", "text/vtt"));
    }

    /** Key of the playlist that the master gives this name. */
    private static String named(Stored master, String name) {
        Matcher found = SUBTITLES.matcher(master.object().text());
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return URI.create("/" + master.key())
                        .resolve(found.group(2))
                        .getPath()
                        .substring(1);
            }
        }
        throw new AssertionError(name + " is not in " + master.object().text());
    }
}
