package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Cookies used for another video, tampered, forged and expired; paths that leave the video's folder. */
final class PlaybackAttacks {

    private static final Wanted FORBIDDEN = Wanted.code(403, "AccessDenied");
    private static final Wanted PLAYS = Wanted.status(200);
    private static final String POLICY = "CloudFront-Policy";
    private static final String SIGNATURE = "CloudFront-Signature";
    private static final String KEY_PAIR_ID = "CloudFront-Key-Pair-Id";

    private final Wire edge;
    private final PrivateKey cdnKey;
    private final Findings findings = new Findings();

    PlaybackAttacks(Wire edge, PrivateKey cdnKey) {
        this.edge = edge;
        this.cdnKey = cdnKey;
    }

    /** @param made collects the signatures, so that the logs can be searched for them */
    List<Finding> on(Answer video, Answer other, List<String> made) {
        String own = path(video);
        Map<String, String> cookies = cookies(video);
        Map<String, String> others = cookies(other);
        made.add(cookies.get(SIGNATURE));
        made.add(others.get(SIGNATURE));

        get("its own cookies", PLAYS, own, cookies);
        get("no cookies", FORBIDDEN, own, Map.of());
        get("another video's cookies", FORBIDDEN, own, others);
        get("another video's policy", FORBIDDEN, own, changed(cookies, POLICY, others.get(POLICY)));
        get("another video's signature", FORBIDDEN, own, changed(cookies, SIGNATURE, others.get(SIGNATURE)));
        get("another key's id", FORBIDDEN, own, changed(cookies, KEY_PAIR_ID, "KOTHER"));
        cookies.keySet().forEach(name -> {
            get(name + " missing", FORBIDDEN, own, without(cookies, name));
            get(name + " empty", FORBIDDEN, own, changed(cookies, name, ""));
            get(name + " with one letter changed", FORBIDDEN, own, changed(cookies, name, tampered(cookies.get(name))));
        });
        forged(video.get("playback", "streamUrl"), own, cookies);
        paths(own, path(other), cookies);
        spellings(own, path(other), cookies);
        policy(own, path(other), cookies);
        return findings.rows();
    }

    private void forged(String url, String path, Map<String, String> cookies) {
        long now = Instant.now().getEpochSecond();
        String everything = URI.create(url).resolve("/") + "*";
        PrivateKey stranger = Cryptography.rsaOfAStranger().getPrivate();
        get(
                "a policy for everything, not re-signed",
                FORBIDDEN,
                path,
                changed(cookies, POLICY, encoded(policy(everything, now + 600))));
        get(
                "a policy for everything, signed by another key",
                FORBIDDEN,
                path,
                signed(cookies, everything, now + 600, stranger));
        get("expired", FORBIDDEN, path, signed(cookies, url, now - 1, cdnKey));
        get("signed by the same hand, not expired", PLAYS, path, signed(cookies, url, now + 600, cdnKey));
    }

    private void paths(String own, String other, Map<String, String> cookies) {
        String folder = own.substring(0, own.indexOf("/hls/"));
        String otherName = other.substring("/videos/".length());
        get("another video through ..", FORBIDDEN, folder + "/../" + otherName, cookies);
        get("another video through %2e%2e", FORBIDDEN, folder + "/%2e%2e/" + otherName, cookies);
        get("another video through %2f..%2f", FORBIDDEN, folder + "%2f..%2f" + otherName, cookies);
        get("another video through %252e%252e", FORBIDDEN, folder + "/%252e%252e/" + otherName, cookies);
        get("own URL in the query", FORBIDDEN, other + "?x=" + own, cookies);
        get("a folder whose name begins alike", FORBIDDEN, folder + "0/x", cookies);
        get("two slashes", FORBIDDEN, "/" + own, cookies);
        get("a NUL behind the name", FORBIDDEN, own + "%00", cookies);
        get("the source", FORBIDDEN, folder + "/source.mp4", cookies);
        for (String method : List.of("PUT", "DELETE", "POST")) {
            Reply reply = edge.send(Call.of(method, own).with("Cookie: " + header(cookies)));
            findings.add("stream", method, FORBIDDEN, reply);
        }
    }

    /** A policy is matched against host and path together: the allowed path in the host must not open another path. */
    private void spellings(String own, String other, Map<String, String> cookies) {
        String folder = own.substring(0, own.indexOf("/hls/") + 4);
        Wanted malformed = Wanted.code(400, "BadRequest");
        String cookie = "Cookie: " + header(cookies);
        for (String host : List.of(folder, folder + "/x?", folder + "/x#", "@" + edge.host())) {
            send(
                    "another video, Host with "
                            + host.replace(folder, "{folder}").replace(edge.host(), "{host}"),
                    malformed,
                    Call.of("GET", other).with("Host: " + edge.host() + host, cookie));
        }
        send("two Hosts", malformed, Call.of("GET", own).with("Host: " + edge.host(), "Host: a.example", cookie));
        send(
                "an absolute target",
                malformed,
                Call.of("GET", "http://" + edge.host() + own).with(cookie));
        send(
                "a host in the path",
                FORBIDDEN,
                Call.of("GET", "//" + edge.host() + own).with(cookie));
        send(
                "an escaped letter",
                FORBIDDEN,
                Call.of("GET", own.replaceFirst("/hls/", "/%68ls/")).with(cookie));
        send("a body", FORBIDDEN, Call.of("GET", own).with(cookie).body("text/plain", new byte[] {1}));
    }

    private void send(String attack, Wanted wanted, Call call) {
        findings.add("stream", attack, wanted, edge.send(call));
    }

    /** The policy itself under CloudFront's rules, regardless of the edge's own checks. */
    private void policy(String own, String other, Map<String, String> cookies) {
        String document = new String(
                Base64.getDecoder()
                        .decode(cookies.get(POLICY)
                                .replace('-', '+')
                                .replace('_', '=')
                                .replace('~', '/')),
                StandardCharsets.UTF_8);
        String resource = URI.create(JsonMapper.shared()
                        .readTree(document)
                        .at("/Statement/0/Resource")
                        .asString())
                .getPath();
        String folder = own.substring(0, own.indexOf("/hls/"));
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("its master playlist", own);
        paths.put("its captions", folder + "/hls/captions/en/1/captions.vtt");
        paths.put("its source", folder + "/source.mp4");
        paths.put("what describes its source", folder + "/reports/1/1/output.json");
        paths.put("another video", other);
        paths.forEach((what, path) -> findings.add(
                "stream policy",
                what,
                path.startsWith(folder + "/hls/") ? "opened" : "not opened",
                isMatched(resource, path) ? "opened" : "not opened"));
    }

    private static boolean isMatched(String resource, String path) {
        String pattern = resource.chars()
                .mapToObj(sign -> sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(Character.toString(sign)))
                .collect(Collectors.joining());
        return path.matches(pattern);
    }

    private static Map<String, String> cookies(Answer video) {
        Map<String, String> cookies = new LinkedHashMap<>();
        video.json()
                .path("playback")
                .path("cookies")
                .forEach(cookie -> cookies.put(
                        cookie.path("name").asString(), cookie.path("value").asString()));
        return cookies;
    }

    private static String path(Answer video) {
        return URI.create(video.get("playback", "streamUrl")).getRawPath();
    }

    private static Map<String, String> signed(Map<String, String> cookies, String resource, long ends, PrivateKey key) {
        byte[] policy = policy(resource, ends);
        byte[] signature = Cryptography.sign("SHA1withRSA", key, policy);
        return changed(changed(cookies, POLICY, encoded(policy)), SIGNATURE, encoded(signature));
    }

    private static byte[] policy(String resource, long ends) {
        return ("{\"Statement\":[{\"Resource\":\"" + resource + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                        + ends + "}}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** CloudFront's base64. */
    private static String encoded(byte[] bytes) {
        return Base64.getEncoder()
                .encodeToString(bytes)
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');
    }

    private static String tampered(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }

    private static Map<String, String> changed(Map<String, String> cookies, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(cookies);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> cookies, String name) {
        Map<String, String> fewer = new LinkedHashMap<>(cookies);
        fewer.remove(name);
        return fewer;
    }

    private static String header(Map<String, String> cookies) {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.stream().collect(Collectors.joining("; "));
    }

    private void get(String attack, Wanted wanted, String path, Map<String, String> cookies) {
        Call call = Call.of("GET", path);
        findings.add(
                "stream",
                attack,
                wanted,
                edge.send(cookies.isEmpty() ? call : call.with("Cookie: " + header(cookies))));
    }
}
