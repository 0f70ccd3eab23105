package dev.millrace.upload.store;

/** A whole object in storage together with how it starts. */
public final class ObjectStart {

    private final StoredObject object;
    private final byte[] firstBytes;

    /** @param firstBytes as many as were asked for, fewer when it is shorter; not copied */
    public ObjectStart(StoredObject object, byte... firstBytes) {
        this.object = object;
        this.firstBytes = firstBytes;
    }

    public StoredObject object() {
        return object;
    }

    /** Its first bytes; to be read only. */
    public byte[] firstBytes() {
        return firstBytes;
    }
}
