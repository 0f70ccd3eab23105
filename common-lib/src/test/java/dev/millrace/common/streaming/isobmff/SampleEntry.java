package dev.millrace.common.streaming.isobmff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Describes the samples of a track in an ISO file. The file must have its index behind the media, so that nothing that the index
 * names moves.
 *
 * @param text the file, a byte a letter
 * @param at where the description begins
 */
public record SampleEntry(String text, int at) {

    private static final List<String> AROUND = List.of("stsd", "stbl", "minf", "mdia", "trak", "moov");
    private static final String INDEX = "moov";
    private static final int BEFORE_ENTRY = 12;
    /** Bytes of a picture's entry before its boxes. */
    private static final int PICTURE_FIELDS = 86;

    /** Of the first track. */
    public static SampleEntry first(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return of(text, text.indexOf(AROUND.get(0), text.lastIndexOf(INDEX)));
    }

    /** Of the last track. */
    public static SampleEntry last(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return of(text, text.lastIndexOf(AROUND.get(0)));
    }

    private static SampleEntry of(String text, int table) {
        if (table < 0) {
            throw new IllegalArgumentException("there is no track");
        }
        return new SampleEntry(text, table + BEFORE_ENTRY);
    }

    /** The file with one more box at the entry's end. */
    public byte[] with(byte[] box) {
        ByteBuffer bytes = ByteBuffer.wrap(Boxes.letters(text));
        return with(box, at + bytes.getInt(at));
    }

    /** The file with one more box before the others of a picture's entry. */
    public byte[] withFirst(byte[] box) {
        return with(box, at + PICTURE_FIELDS);
    }

    /** The file with one more entry in its table: the same once more, with one more box at its end. */
    public byte[] twiceWith(byte[] box) {
        ByteBuffer bytes = ByteBuffer.wrap(Boxes.letters(text));
        int size = bytes.getInt(at);
        byte[] same = Boxes.letters(text.substring(at, at + size));
        ByteBuffer second = ByteBuffer.wrap(Boxes.joined(same, box));
        second.putInt(0, second.capacity());
        bytes.putInt(at - 4, 2);
        enlargeAround(bytes, second.capacity());
        return inserted(bytes, second.array(), at + size);
    }

    private byte[] with(byte[] box, int place) {
        ByteBuffer changed = ByteBuffer.wrap(Boxes.letters(text));
        enlarge(changed, at, box.length);
        enlargeAround(changed, box.length);
        return inserted(changed, box, place);
    }

    private void enlargeAround(ByteBuffer bytes, int by) {
        int inside = at;
        for (String type : AROUND) {
            inside = text.lastIndexOf(type, inside) - 4;
            enlarge(bytes, inside, by);
        }
    }

    private byte[] inserted(ByteBuffer changed, byte[] box, int place) {
        byte[] head = new byte[place];
        byte[] tail = new byte[text.length() - place];
        changed.get(0, head).get(place, tail);
        return Boxes.joined(head, box, tail);
    }

    private static void enlarge(ByteBuffer bytes, int box, int by) {
        bytes.putInt(box, bytes.getInt(box) + by);
    }
}
