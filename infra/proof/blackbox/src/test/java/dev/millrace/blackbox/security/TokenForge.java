package dev.millrace.blackbox.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Forges tokens with the issuer's own key that are wrong in one property. */
final class TokenForge {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String RS256 = "SHA256withRSA";
    private static final int LONG_AGO = -600;
    private static final int LATER = 600;

    private final RSAPrivateCrtKey key;
    private final URI issuer;
    private final KeyPair stranger = Cryptography.rsaOfAStranger();
    private final List<String> made = new ArrayList<>();

    TokenForge(RSAPrivateCrtKey key, URI issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    String good(String user, String... roles) {
        return signed(key, changed(user, "roles", List.of(roles)));
    }

    /** Tokens by their defect. */
    Map<String, String> bad(String user) {
        Map<String, Object> endless = changed(user, "roles", List.of());
        endless.remove("exp");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("token expired", signed(key, changed(user, "exp", seconds(LONG_AGO))));
        tokens.put("token not valid yet", signed(key, changed(user, "nbf", seconds(LATER))));
        tokens.put("token that never expires", signed(key, endless));
        tokens.put(
                "token of another issuer",
                signed(key, changed(user, "iss", issuer.resolve("/other").toString())));
        tokens.put("token for another audience", signed(key, changed(user, "aud", List.of("other"))));
        tokens.put("token with alg none", unsigned(user));
        tokens.put("token signed HS256 with the public key", signedWithThePublicKey(user));
        tokens.put("token signed by another key", signed(stranger.getPrivate(), changed(user, "sub", user)));
        tokens.put("token changed after it was signed", changedAfterwards(user));
        return tokens;
    }

    /** All forged tokens, so that the logs can be searched for them. */
    List<String> made() {
        return List.copyOf(made);
    }

    private String unsigned(String user) {
        return kept(message("none", changed(user, "sub", user)) + ".");
    }

    /** A verifier that trusts the token's algorithm would use the public key as the HMAC secret. */
    private String signedWithThePublicKey(String user) {
        byte[] encoded = Cryptography.publicOf(key).getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        String message = message("HS256", changed(user, "sub", user));
        byte[] signature = Cryptography.hmacSha256(pem.getBytes(StandardCharsets.US_ASCII), bytes(message));
        return kept(message + "." + BASE64.encodeToString(signature));
    }

    private String changedAfterwards(String user) {
        String genuine = good("somebody");
        String signature = genuine.substring(genuine.lastIndexOf('.'));
        return kept(message("RS256", changed(user, "sub", user)) + signature);
    }

    private String signed(PrivateKey by, Map<String, Object> claims) {
        String message = message("RS256", claims);
        return kept(message + "." + BASE64.encodeToString(Cryptography.sign(RS256, by, bytes(message))));
    }

    private String kept(String token) {
        made.add(token);
        return token;
    }

    private Map<String, Object> changed(String user, String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", issuer.toString(),
                "sub", user,
                "aud", List.of("millrace"),
                "roles", List.of(),
                "iat", seconds(0),
                "nbf", seconds(0),
                "exp", seconds(3600)));
        claims.put(claim, value);
        return claims;
    }

    private static String message(String algorithm, Map<String, Object> claims) {
        return json(Map.of("alg", algorithm, "typ", "JWT", "kid", "millrace")) + "." + json(claims);
    }

    private static String json(Map<String, Object> content) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(content));
    }

    private static long seconds(int fromNow) {
        return Instant.now().plusSeconds(fromNow).getEpochSecond();
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.US_ASCII);
    }
}
