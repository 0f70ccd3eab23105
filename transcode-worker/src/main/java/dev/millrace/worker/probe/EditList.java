package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts of its media a track shows (ISO 14496-12, elst), and where to write a better one.
 *
 * @param place of the box's inside
 * @param edits how many
 * @param shown ticks of the movie in which something of the media is shown
 * @param before ticks of the movie in which nothing is shown, before the first edit that leads into the media
 * @param firstEdit number of the first edit that leads into the media; -1 when none does
 * @param mediaTime where that one begins in the media; -1 when there is none
 */
record EditList(Movie.Part place, boolean isLong, int edits, long shown, long before, int firstEdit, long mediaTime) {

    private static final int HEAD_BYTES = 8;
    private static final int MOST_PLAIN_EDITS = 2;

    /** The list of a track; empty when it has none. @throws Unindexed when it is damaged, or shows more than one part of the media */
    static Optional<EditList> plain(SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        Optional<Movie.Part> place = Movie.of(track, "elst");
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(read(source, place.get(), MOST_PLAIN_EDITS)
                        .filter(EditList::isPlain)
                        .orElseThrow(() -> new Unindexed("an edit list of more than a part")));
    }

    /** The list there; empty when it has no edits, or lacks some that it names. */
    static Optional<EditList> read(SourceBytes source, Movie.Part place, int mostEdits) throws IOException {
        ByteBuffer head = source.bytes(place.from(), HEAD_BYTES);
        boolean isLong = head.get(0) == 1;
        int edits = head.getInt(4);
        int size = size(isLong);
        if (edits <= 0 || edits > mostEdits || place.size() < HEAD_BYTES + (long) edits * size) {
            return Optional.empty();
        }
        ByteBuffer all = source.bytes(place.from() + HEAD_BYTES, edits * size);
        EditList list = new EditList(place, isLong, edits, 0, 0, -1, -1);
        for (int edit = 0; edit < edits; edit++) {
            int at = edit * size;
            long lasts = isLong ? all.getLong(at) : Integer.toUnsignedLong(all.getInt(at));
            long mediaTime = isLong ? all.getLong(at + 8) : all.getInt(at + 4);
            list = list.with(edit, lasts, mediaTime);
        }
        return Optional.of(list);
    }

    /** Ticks of the media in which something of it is shown. */
    long shown(long scale, long movieScale) {
        return Math.round((double) shown * scale / movieScale);
    }

    boolean showsMedia() {
        return shown > 0;
    }

    /** Whether it shows one part of the media, at most after a pause. */
    private boolean isPlain() {
        // why: ffmpeg counts the edits by the size of the box, whatever their number says
        boolean isAll = place.size() < HEAD_BYTES + (edits + 1L) * size(isLong);
        return isAll && firstEdit >= 0 && firstEdit <= 1 && edits == firstEdit + 1;
    }

    /** Writes that the first edit into the media lasts so long; nothing of the list counts when there is none, or no length. */
    void write(SourceBytes source, long lasts) throws IOException {
        if (firstEdit < 0 || lasts == 0) {
            // why: ffmpeg counts the edits by the size of the box, whatever their number says
            source.write(place.from() - 4, ByteBuffer.wrap(new byte[] {'f', 'r', 'e', 'e'}));
            return;
        }
        ByteBuffer length = isLong
                ? ByteBuffer.allocate(8).putLong(lasts)
                : ByteBuffer.allocate(4).putInt((int) lasts);
        source.write(place.from() + HEAD_BYTES + (long) firstEdit * size(isLong), length.flip());
    }

    private EditList with(int edit, long lasts, long time) {
        if (time < 0) {
            return firstEdit < 0 ? new EditList(place, isLong, edits, shown, before + lasts, -1, -1) : this;
        }
        return firstEdit < 0
                ? new EditList(place, isLong, edits, lasts, before, edit, time)
                : new EditList(place, isLong, edits, shown + lasts, before, firstEdit, mediaTime);
    }

    private static int size(boolean isLong) {
        return isLong ? 20 : 12;
    }
}
