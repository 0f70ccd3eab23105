package dev.millrace.upload.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as a signature has it: every byte of UTF-8 but letters, digits and {@code -._~}. */
final class UriEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private UriEncoding() {}

    static String of(String text) {
        return encoded(text, PLAIN);
    }

    /** The same, with the slashes as they are. */
    static String ofPath(String text) {
        return encoded(text, PLAIN + '/');
    }

    private static String encoded(String text, String plain) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (plain.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}
