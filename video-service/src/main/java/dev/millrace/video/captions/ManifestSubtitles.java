package dev.millrace.video.captions;

import java.util.List;
import java.util.stream.Collectors;

/** Puts subtitles into a DASH manifest of one period in the place of those that an earlier call put there. Pure. */
final class ManifestSubtitles {

    private static final String OPEN = "    <AdaptationSet contentType=\"text\" mimeType=\"text/vtt\"";
    private static final String OURS = "(?s)" + OPEN + ".*?</AdaptationSet>\n";
    private static final String END = "</Period>";

    private ManifestSubtitles() {}

    static String apply(String manifest, List<Subtitle> subtitles) {
        String plain = manifest.replaceAll(OURS, "");
        int end = plain.lastIndexOf(END);
        if (end < 0) {
            return manifest;
        }
        int line = plain.lastIndexOf('\n', end) + 1;
        String sets = subtitles.stream().map(ManifestSubtitles::set).collect(Collectors.joining());
        return plain.substring(0, line) + sets + plain.substring(line);
    }

    private static String set(Subtitle subtitle) {
        return OPEN
                + """
                 lang="%s">
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>
                      <Label>%s</Label>
                      <Representation id="captions-%s" bandwidth="1000">
                        <BaseURL>%s</BaseURL>
                      </Representation>
                    </AdaptationSet>
                """.formatted(subtitle.language(), escaped(subtitle.name()), subtitle.language(), subtitle.fileUri());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
