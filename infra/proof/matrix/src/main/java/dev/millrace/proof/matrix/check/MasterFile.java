package dev.millrace.proof.matrix.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a master playlist.
 *
 * @param variants in the order of the playlist
 * @param sounds sound playlists by group
 */
record MasterFile(List<Variant> variants, Map<String, String> sounds) {

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^,]*)");
    private static final String STREAM = "#EXT-X-STREAM-INF:";
    private static final String MEDIA = "#EXT-X-MEDIA:";

    MasterFile {
        variants = List.copyOf(variants);
        sounds = Map.copyOf(sounds);
    }

    /** A video rendition. */
    record Variant(String uri, Map<String, String> attributes) {

        int width() {
            return Integer.parseInt(resolution()[0]);
        }

        int height() {
            return Integer.parseInt(resolution()[1]);
        }

        long bandwidth() {
            return Long.parseLong(attributes.getOrDefault("BANDWIDTH", "0"));
        }

        double frameSeconds() {
            return 1 / Double.parseDouble(attributes.getOrDefault("FRAME-RATE", "1"));
        }

        /** Group of its sound, or empty. */
        String sound() {
            return attributes.getOrDefault("AUDIO", "");
        }

        private String[] resolution() {
            return attributes.getOrDefault("RESOLUTION", "0x0").split("x", 2);
        }
    }

    static MasterFile of(String text) {
        List<Variant> variants = new ArrayList<>();
        Map<String, String> sounds = new LinkedHashMap<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(STREAM) && i + 1 < lines.size()) {
                variants.add(new Variant(lines.get(i + 1), attributes(line.substring(STREAM.length()))));
            } else if (line.startsWith(MEDIA)) {
                Map<String, String> attributes = attributes(line.substring(MEDIA.length()));
                if ("AUDIO".equals(attributes.get("TYPE"))) {
                    sounds.put(attributes.getOrDefault("GROUP-ID", ""), attributes.getOrDefault("URI", ""));
                }
            }
        }
        return new MasterFile(variants, sounds);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2).replace("\"", ""));
        }
        return attributes;
    }
}
