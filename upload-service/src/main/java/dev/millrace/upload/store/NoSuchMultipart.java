package dev.millrace.upload.store;

/** The multipart upload is not open: never opened, aborted, or completed already. */
public class NoSuchMultipart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchMultipart(Throwable cause) {
        super("no such multipart upload", cause);
    }
}
