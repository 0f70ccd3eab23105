package dev.millrace.common.streaming.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A master playlist. It keeps what it does not know, so that what was read is written as it was.
 *
 * @param entries in their order, from the first line on
 */
public record MasterPlaylist(List<Entry> entries) {

    public MasterPlaylist {
        entries = List.copyOf(entries);
    }

    /** A part of it. */
    public sealed interface Entry permits AlternativeRendition, Variant, KeyFrameVariant, Other {}

    /** A line that is none of the others. */
    record Other(Line line) implements Entry {}

    /** A new one; players begin with the first variant. */
    public static MasterPlaylist of(
            List<AlternativeRendition> renditions, List<Variant> variants, List<KeyFrameVariant> keyFrames) {
        String head = new PlaylistText()
                .tag(PlaylistText.FIRST)
                .tag(PlaylistText.VERSION, PlaylistText.SEVEN)
                .tag(PlaylistText.INDEPENDENT)
                .toString();
        List<Entry> entries = new ArrayList<>();
        Line.read(head).forEach(line -> entries.add(new Other(line)));
        entries.addAll(renditions);
        entries.addAll(variants);
        entries.addAll(keyFrames);
        return new MasterPlaylist(entries);
    }

    /** Reads one. @throws MalformedPlaylist when it is none */
    public static MasterPlaylist parse(String text) {
        List<Line> lines = Line.read(text);
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at) instanceof Line.Tag tag && tag.name().equals(Variant.TAG)) {
                at++;
                entries.add(new Variant(tag.attributes(), address(lines, at)));
            } else {
                entries.add(entry(lines.get(at)));
            }
        }
        return new MasterPlaylist(entries);
    }

    private static String address(List<Line> lines, int at) {
        if (at < lines.size() && lines.get(at) instanceof Line.Address address) {
            return address.text();
        }
        throw new MalformedPlaylist("a variant without its address");
    }

    private static Entry entry(Line line) {
        if (line instanceof Line.Tag tag && tag.name().equals(AlternativeRendition.TAG)) {
            return new AlternativeRendition(tag.attributes());
        }
        if (line instanceof Line.Tag tag && tag.name().equals(KeyFrameVariant.TAG)) {
            return new KeyFrameVariant(tag.attributes());
        }
        return new Other(line);
    }

    /** Its variants, in their order. */
    public List<Variant> variants() {
        return all(Variant.class).toList();
    }

    /** Sounds and subtitles, in their order. */
    public List<AlternativeRendition> renditions() {
        return all(AlternativeRendition.class).toList();
    }

    /** Playlists of key frames alone, in their order. */
    public List<KeyFrameVariant> keyFrames() {
        return all(KeyFrameVariant.class).toList();
    }

    private <T extends Entry> Stream<T> all(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The same with these subtitles in the place of others of the group; every variant offers them. */
    public MasterPlaylist withSubtitles(String group, List<AlternativeRendition> subtitles) {
        List<Entry> changed = new ArrayList<>();
        boolean isNamed = false;
        for (Entry entry : entries) {
            if (entry instanceof AlternativeRendition rendition && rendition.isSubtitles(group)) {
                continue;
            }
            if (entry instanceof Variant variant) {
                changed.addAll(isNamed ? List.of() : subtitles);
                changed.add(subtitles.isEmpty() ? variant.withoutSubtitles() : variant.withSubtitles(group));
                isNamed = true;
            } else {
                changed.add(entry);
            }
        }
        return new MasterPlaylist(changed);
    }

    /** As players read it. */
    public String text() {
        PlaylistText text = new PlaylistText();
        for (Entry entry : entries) {
            if (entry instanceof AlternativeRendition rendition) {
                text.tag(AlternativeRendition.TAG, rendition.attributes().text());
            } else if (entry instanceof Variant variant) {
                text.tag(Variant.TAG, variant.attributes().text()).line(variant.uri());
            } else if (entry instanceof KeyFrameVariant variant) {
                text.tag(KeyFrameVariant.TAG, variant.attributes().text());
            } else if (entry instanceof Other other) {
                text.line(other.line().text());
            }
        }
        return text.toString();
    }
}
