package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A player that fetches a stream through the edge with the API's cookies. */
public final class Playback {

    private static final Pattern URI_ATTRIBUTE = Pattern.compile("URI=\"([^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String streamUrl;
    private final String cookies;

    private Playback(String streamUrl, String cookies) {
        this.streamUrl = streamUrl;
        this.cookies = cookies;
    }

    /** @param video response of {@code GET /api/videos/{id}} for a READY video */
    public static Playback of(Answer video) {
        String cookies = StreamSupport.stream(
                        video.json().path("playback").path("cookies").spliterator(), false)
                .map(cookie -> cookie.path("name").asString() + "="
                        + cookie.path("value").asString())
                .collect(Collectors.joining("; "));
        assertThat(cookies).contains("CloudFront-Policy=", "CloudFront-Signature=", "CloudFront-Key-Pair-Id=");
        return new Playback(video.get("playback", "streamUrl"), cookies);
    }

    public String streamUrl() {
        return streamUrl;
    }

    public String cookies() {
        return cookies;
    }

    /** A GET with these cookies. */
    public Answer fetch(String url, String withCookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!withCookies.isEmpty()) {
            request.header("Cookie", withCookies);
        }
        return Api.send(request.build());
    }

    /** Every media playlist of the master: renditions, audio, I-frames. */
    public List<String> playlistUrls() {
        return references(streamUrl).stream()
                .filter(url -> url.endsWith(".m3u8"))
                .distinct()
                .toList();
    }

    /** Every initialisation and media segment of all playlists. */
    public List<String> segmentUrls() {
        return playlistUrls().stream()
                .flatMap(playlist -> references(playlist).stream())
                .distinct()
                .toList();
    }

    /** Fetches everything and decodes each playlist completely; returns the number of playlists. */
    public int decodeEveryRendition() {
        return decode(playlistUrls());
    }

    /**
     * The same without those of I-frames: they name the first frame of each fragment, and ffmpeg reads on into the next fragment, where
     * there is one.
     */
    public int decodeEveryStream() {
        return decode(playlistUrls().stream()
                .filter(url -> !url.endsWith("/iframes.m3u8"))
                .toList());
    }

    private int decode(List<String> playlists) {
        Path folder = Path.of("target", "played", UUID.randomUUID().toString());
        URI base = URI.create(streamUrl).resolve(".");
        List<String> everything = new ArrayList<>(List.of(streamUrl));
        everything.addAll(playlistUrls());
        everything.addAll(segmentUrls());
        everything.forEach(
                url -> save(url, folder.resolve(base.relativize(URI.create(url)).getPath())));
        for (String url : playlists) {
            Path playlist = folder.resolve(base.relativize(URI.create(url)).getPath());
            Clips.ffmpeg(List.of(
                    "-v",
                    "error",
                    "-xerror",
                    "-allowed_extensions",
                    "ALL",
                    "-i",
                    playlist.toString(),
                    "-f",
                    "null",
                    "-"));
        }
        return playlists.size();
    }

    private List<String> references(String playlistUrl) {
        URI base = URI.create(playlistUrl);
        List<String> found = new ArrayList<>();
        for (String line : text(playlistUrl).lines().toList()) {
            var attribute = URI_ATTRIBUTE.matcher(line);
            if (attribute.find()) {
                found.add(base.resolve(attribute.group(1)).toString());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                found.add(base.resolve(line).toString());
            }
        }
        return found;
    }

    private String text(String url) {
        Answer answer = fetch(url, cookies).expect(200);
        assertThat(answer.text()).as(url).startsWith("#EXTM3U");
        return answer.text();
    }

    private void save(String url, Path file) {
        try {
            Files.createDirectories(file.getParent());
            var response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Cookie", cookies)
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(url).isEqualTo(200);
            Files.write(file, Answer.unpacked(response.headers(), response.body()));
        } catch (IOException e) {
            throw new AssertionError(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
