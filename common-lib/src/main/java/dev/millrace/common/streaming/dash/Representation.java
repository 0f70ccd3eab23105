package dev.millrace.common.streaming.dash;

/** One encoding of a picture or a sound, in segments. */
public record Representation(Element element) {

    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    /**
     * What a picture and a sound have alike.
     *
     * @param id the folder of its files, relative to the manifest
     * @param codecs RFC 6381 string
     * @param bandwidth peak bits per second
     */
    public record Stream(String id, String codecs, long bandwidth) {

        private Element element() {
            return Element.of("Representation")
                    .with("id", id)
                    .with("codecs", codecs)
                    .with("bandwidth", bandwidth);
        }
    }

    /**
     * A picture of square pixels.
     *
     * @param frameRate frames a second, as a number or a fraction
     */
    public static Representation video(
            Stream stream, int width, int height, String frameRate, SegmentTimeline timeline) {
        return new Representation(stream.element()
                .with("width", width)
                .with("height", height)
                .with("frameRate", frameRate)
                .with("sar", "1:1")
                .with(timeline.template()));
    }

    /** A sound. */
    public static Representation audio(Stream stream, int samplingRate, int channels, SegmentTimeline timeline) {
        Element configuration = Element.of("AudioChannelConfiguration")
                .with("schemeIdUri", CHANNELS)
                .with("value", channels);
        return new Representation(
                stream.element().with("audioSamplingRate", samplingRate).with(configuration, timeline.template()));
    }
}
