package dev.millrace.common.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Origins of web pages, written exactly as browsers send them. One that is written another way would be compared with what they
 * send, never match, and say nothing about it. Uses JDK classes only.
 */
public final class Origins {

    /** What a refusal says. */
    public static final String WANTED = "must be an origin as browsers send it, such as https://app.example.com or "
            + "http://localhost:5173: scheme, host and port in small letters, without path, slash at the end or default "
            + "port, and never *";

    private static final Pattern ORIGIN = Pattern.compile(
            "([a-z][a-z0-9+.-]*)://(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::([1-9][0-9]{0,4}))?");

    private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");
    private static final int HIGHEST_PORT = 65_535;

    private Origins() {}

    /** Whether a browser could send it. */
    public static boolean isOrigin(String text) {
        Matcher origin = ORIGIN.matcher(text);
        if (!origin.matches()) {
            return false;
        }
        String port = origin.group(2);
        return port == null
                || (Integer.parseInt(port) <= HIGHEST_PORT && !port.equals(DEFAULT_PORTS.get(origin.group(1))));
    }
}
