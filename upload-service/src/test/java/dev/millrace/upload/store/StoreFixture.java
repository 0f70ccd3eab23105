package dev.millrace.upload.store;

/** What only a store may say, for stores of tests. */
public final class StoreFixture {

    private StoreFixture() {}

    public static NoSuchMultipart noSuchMultipart() {
        return new NoSuchMultipart(null);
    }
}
