package dev.millrace.common.streaming.dash;

/** A text is no DASH manifest. */
public final class MalformedManifest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedManifest(String message) {
        super(message);
    }

    MalformedManifest(Throwable cause) {
        super("no XML", cause);
    }
}
