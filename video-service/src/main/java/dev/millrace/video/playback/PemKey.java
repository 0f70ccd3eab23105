package dev.millrace.video.playback;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads an RSA private key from PEM text. */
final class PemKey {

    private PemKey() {}

    static PrivateKey rsa(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // why: the cause's message could repeat a part of the key
            throw new IllegalArgumentException("millrace.playback.private-key is no PKCS#8 RSA key in PEM");
        }
    }
}
