package dev.millrace.local.cloud.edge;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authorises a request by a policy for its URL that is currently valid and signed with a trusted key. */
final class Gatekeeper {

    private final boolean signing;
    private final Map<String, PublicKey> keys;
    private final Clock clock;

    Gatekeeper(boolean signing, Map<String, PublicKey> keys, Clock clock) {
        this.signing = signing;
        this.keys = keys;
        this.clock = clock;
    }

    /** {@code null} for an authorised request, otherwise the reason in CloudFront's words. */
    @Nullable String refusal(EdgeRequest request) {
        if (!signing) {
            return null;
        }
        Credentials credentials = Credentials.of(request.query(), request.cookies(), request.url());
        if (credentials == null) {
            return "Missing Key-Pair-Id query parameter or cookie value";
        }
        PublicKey key = keys.get(credentials.keyPairId());
        if (key == null) {
            return "Unknown Key";
        }
        AccessPolicy policy = isSigned(credentials, key) ? AccessPolicy.parse(credentials.policy()) : null;
        return policy != null && permits(policy, request) ? null : "Access denied";
    }

    private boolean permits(AccessPolicy policy, EdgeRequest request) {
        return policy.permits(request.url(), clock.instant());
    }

    private static boolean isSigned(Credentials credentials, PublicKey key) {
        String digest = credentials.sha256() ? "SHA256" : "SHA1";
        try {
            Signature signature =
                    Signature.getInstance(digest + "with" + (key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA"));
            signature.initVerify(key);
            signature.update(credentials.policy());
            return signature.verify(credentials.signature());
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
