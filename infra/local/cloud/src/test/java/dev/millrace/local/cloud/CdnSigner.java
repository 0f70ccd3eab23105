package dev.millrace.local.cloud;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCannedPolicy;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCustomPolicy;

/** Signs with Amazon's own library. */
final class CdnSigner {

    private static final CloudFrontUtilities UTILITIES = CloudFrontUtilities.create();

    private final String keyPairId;
    private final PrivateKey key;

    CdnSigner(CloudProcess cloud) {
        keyPairId = cloud.keyPairId();
        key = key(cloud.privateKeyPem());
    }

    String cookies(String resource, Instant until) {
        return cookies(resource, until, Instant.EPOCH.plusSeconds(1));
    }

    String cookies(String resource, Instant until, Instant from) {
        CookiesForCustomPolicy cookies = UTILITIES.getCookiesForCustomPolicy(request -> request.resourceUrl(resource)
                .privateKey(key)
                .keyPairId(keyPairId)
                .expirationDate(until)
                .activeDate(from));
        return cookies.policyHeaderValue() + "; " + cookies.signatureHeaderValue() + "; "
                + cookies.keyPairIdHeaderValue();
    }

    String cannedCookies(String url, Instant until) {
        CookiesForCannedPolicy cookies = UTILITIES.getCookiesForCannedPolicy(request ->
                request.resourceUrl(url).privateKey(key).keyPairId(keyPairId).expirationDate(until));
        return cookies.expiresHeaderValue() + "; " + cookies.signatureHeaderValue() + "; "
                + cookies.keyPairIdHeaderValue();
    }

    URI cannedUrl(String url, Instant until) {
        return URI.create(UTILITIES
                .getSignedUrlWithCannedPolicy(request -> request.resourceUrl(url)
                        .privateKey(key)
                        .keyPairId(keyPairId)
                        .expirationDate(until))
                .url());
    }

    URI customUrl(String url, String pattern, Instant until) {
        return URI.create(UTILITIES
                .getSignedUrlWithCustomPolicy(request -> request.resourceUrl(url)
                        .resourceUrlPattern(pattern)
                        .privateKey(key)
                        .keyPairId(keyPairId)
                        .expirationDate(until))
                .url());
    }

    /** Combines the first cookies with the second's policy. */
    static String withPolicy(String cookies, String others) {
        return others.substring(0, others.indexOf(';')) + cookies.substring(cookies.indexOf(';'));
    }

    private static PrivateKey key(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
