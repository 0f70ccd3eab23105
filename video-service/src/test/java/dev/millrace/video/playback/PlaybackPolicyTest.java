package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.video.playback.Playback.Cookie;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the signed policy opens by CloudFront's own rules for {@code Resource}, whatever a server in front of it refuses. */
class PlaybackPolicyTest {

    private static final URI CDN = URI.create("https://cdn.example.com");
    private static final UUID VIDEO = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-000000000002");
    private static final UUID JOB = UUID.fromString("01980000-0000-7000-8000-00000000000a");

    private static final String RESOURCE = resource();

    @Test
    void opensWhatAPlayerFetchesOfThisVideo() {
        String output = ObjectKeys.attemptPrefix(new AttemptId(VIDEO, JOB, 2));
        String captions = ObjectKeys.captionsPrefix(VIDEO, "sr-Latn", JOB);
        for (String key : List.of(
                output + "master.m3u8",
                output + "manifest.mpd",
                output + "480p/playlist.m3u8",
                output + "480p/init.mp4",
                output + "480p/seg_00001.m4s",
                output + "audio/seg_00001.m4s",
                output + "poster.jpg",
                output + "storyboard.vtt",
                output + "storyboard_001.jpg",
                captions + "playlist.m3u8",
                captions + "captions.vtt",
                captions + "seg_00000.vtt")) {
            assertThat(opens(key)).as(key).isTrue();
        }
    }

    @Test
    void opensNeitherTheSourceNorWhatDescribesItNorAnotherVideo() {
        for (SourceContainer container : SourceContainer.values()) {
            assertThat(opens(ObjectKeys.source(VIDEO, container)))
                    .as("%s", container)
                    .isFalse();
        }
        for (String key : List.of(
                ObjectKeys.outputManifest(new AttemptId(VIDEO, JOB, 2)),
                ObjectKeys.videoPrefix(VIDEO),
                ObjectKeys.videoPrefix(VIDEO) + "hls",
                ObjectKeys.videoPrefix(VIDEO) + "hls2/x",
                ObjectKeys.videoPrefix(VIDEO) + "x/" + VIDEO + "/hls/x",
                ObjectKeys.attemptPrefix(new AttemptId(OTHER, JOB, 2)) + "master.m3u8",
                ObjectKeys.source(OTHER, SourceContainer.MP4))) {
            assertThat(opens(key)).as(key).isFalse();
        }
    }

    /** A new kind of key has to be entered here on one side or the other. */
    @Test
    void everyKindOfKeyIsOnOneSide() throws Exception {
        Map<String, Boolean> sides = new LinkedHashMap<>();
        for (Method kind : ObjectKeys.class.getMethods()) {
            if (Modifier.isStatic(kind.getModifiers())) {
                sides.merge(kind.getName(), opens(kind.invoke(null, arguments(kind)) + "x"), Boolean::logicalOr);
            }
        }
        Set<String> opened = sides.keySet().stream().filter(sides::get).collect(Collectors.toCollection(TreeSet::new));
        assertThat(opened)
                .containsExactly("attemptPrefix", "captionsFile", "captionsPrefix", "jobPrefix", "playbackPrefix");
    }

    private static Object[] arguments(Method kind) {
        Map<Class<?>, Object> examples = Map.of(
                UUID.class,
                VIDEO,
                AttemptId.class,
                new AttemptId(VIDEO, JOB, 1),
                String.class,
                "en",
                int.class,
                1,
                SourceContainer.class,
                SourceContainer.MP4);
        return Arrays.stream(kind.getParameterTypes()).map(examples::get).toArray();
    }

    /** {@code *} is any text, also none and also with slashes; {@code ?} is one character. */
    private boolean opens(String key) {
        String pattern = RESOURCE.chars()
                .mapToObj(letter ->
                        letter == '*' ? ".*" : letter == '?' ? "." : Pattern.quote(String.valueOf((char) letter)))
                .collect(Collectors.joining());
        return (CDN + "/" + key).matches(pattern);
    }

    private static String resource() {
        String policy = new CloudFrontCookieSigner(
                        CDN, "K1", RsaKeys.fresh().getPrivate(), Duration.ofHours(6), Clock.systemUTC())
                .sign(VIDEO).orElseThrow().cookies().stream()
                        .filter(cookie -> cookie.name().equals("CloudFront-Policy"))
                        .map(Cookie::value)
                        .findFirst()
                        .orElseThrow();
        byte[] document = Base64.getDecoder()
                .decode(policy.replace('-', '+').replace('_', '=').replace('~', '/'));
        JsonNode statements = new JsonMapper()
                .readTree(new String(document, StandardCharsets.UTF_8))
                .get("Statement");
        assertThat(statements).hasSize(1);
        return statements.get(0).get("Resource").asString();
    }
}
