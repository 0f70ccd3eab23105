package dev.millrace.common.streaming.dash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A static manifest. It keeps what it does not know, so that what was read is written as it was. */
public record Manifest(Element root) {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAME = "MPD";
    private static final String PERIOD = "Period";

    /**
     * A new one of one period, after the live profile.
     *
     * @param seconds how long it plays
     * @param bufferSeconds what a player should have before it plays
     */
    public static Manifest of(double seconds, int bufferSeconds, List<AdaptationSet> sets) {
        Element period = Element.of(PERIOD).with("id", 0).with("start", "PT0S").with(elements(sets));
        return new Manifest(Element.of(NAME)
                .with("xmlns", "urn:mpeg:dash:schema:mpd:2011")
                .with("profiles", "urn:mpeg:dash:profile:isoff-live:2011")
                .with("type", "static")
                .with("mediaPresentationDuration", String.format(Locale.ROOT, "PT%.3fS", seconds))
                .with("minBufferTime", "PT" + bufferSeconds + "S")
                .with(period));
    }

    /** Reads one. @throws MalformedManifest when it is none */
    public static Manifest parse(String text) {
        Element root = ElementReader.read(text);
        boolean hasPeriod = root.children().stream().anyMatch(Manifest::isPeriod);
        if (!root.name().equals(NAME) || !hasPeriod) {
            throw new MalformedManifest("a manifest is an MPD with a Period");
        }
        return new Manifest(root);
    }

    /** The same with these sets of text, at the end of its last period, in the place of all others. */
    public Manifest withText(List<AdaptationSet> sets) {
        List<Element> children = new ArrayList<>();
        for (Element child : root.children()) {
            children.add(isPeriod(child) ? child.withChildren(withoutText(child)) : child);
        }
        for (int last = children.size() - 1; last >= 0; last--) {
            if (isPeriod(children.get(last))) {
                children.set(last, children.get(last).with(elements(sets)));
                break;
            }
        }
        return new Manifest(root.withChildren(children));
    }

    private static List<Element> withoutText(Element period) {
        return period.children().stream()
                .filter(child -> !new AdaptationSet(child).isText())
                .toList();
    }

    private static boolean isPeriod(Element element) {
        return element.name().equals(PERIOD);
    }

    private static List<Element> elements(List<AdaptationSet> sets) {
        return sets.stream().map(AdaptationSet::element).toList();
    }

    /** As players read it. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        root.write(text, "");
        return text.toString();
    }
}
