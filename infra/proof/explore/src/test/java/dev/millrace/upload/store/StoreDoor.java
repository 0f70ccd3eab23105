package dev.millrace.upload.store;

/** What only a store may say, for the explorer's. */
public final class StoreDoor {

    private StoreDoor() {}

    public static NoSuchMultipart noSuchMultipart() {
        return new NoSuchMultipart(null);
    }
}
