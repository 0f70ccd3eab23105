package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Written.file;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.proof.matrix.attack.Bytes;
import dev.millrace.proof.matrix.attack.ForgedMovie;
import dev.millrace.proof.matrix.attack.Nested;
import java.util.List;
import java.util.stream.Stream;

/** Files that try to make our servers read other files or call other servers; the canary detects it. */
final class ReferenceAttacks {

    private static final String HLS = """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:10
            #EXT-X-MEDIA-SEQUENCE:0
            #EXTINF:10.0,
            %s
            #EXT-X-ENDLIST
            """;

    private static final String DASH = """
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" type="static"
             mediaPresentationDuration="PT10S" minBufferTime="PT2S"><Period><AdaptationSet mimeType="video/mp4">
            <Representation id="1" bandwidth="100000" width="320" height="240" codecs="avc1.42c01e">
            <BaseURL>{canary}/video.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>
            """;

    private static final String SDP = """
            o=- 0 0 IN IP4 127.0.0.1
            s=x
            c=IN IP4 127.0.0.1
            t=0 0
            m=video 5004 RTP/AVP 96
            a=rtpmap:96 H264/90000
            """;

    private ReferenceAttacks() {}

    static List<MediaInput> all() {
        return Stream.of(playlists(), disguised(), inContainers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> playlists() {
        return List.of(
                file("hls-to-server", "clip.mp4")
                        .text(HLS.formatted("{canary}/segment.ts"))
                        .refused(415),
                file("hls-to-file", "clip.mp4")
                        .text(HLS.formatted("file:///etc/passwd"))
                        .refused(415),
                file("hls-to-concat", "clip.mp4")
                        .text(HLS.formatted("concat:{canary}/a|file:///etc/passwd"))
                        .refused(415),
                file("hls-key", "clip.mov")
                        .says("asks for a key")
                        .mime("video/quicktime")
                        .text(HLS.formatted("#EXT-X-KEY:METHOD=AES-128,URI=\"{canary}/key\"\n{canary}/a.ts"))
                        .refused(415),
                file("hls-named-m3u8", "clip.m3u8")
                        .text(HLS.formatted("{canary}/segment.ts"))
                        .refused(415),
                file("ffconcat", "clip.mp4")
                        .text("ffconcat version 1.0\nfile '{canary}/video.mp4'\n")
                        .refused(415),
                file("ffconcat-file", "clip.avi")
                        .mime("video/x-msvideo")
                        .text("ffconcat version 1.0\nfile '/etc/passwd'\n")
                        .refused(415),
                file("dash", "clip.mp4")
                        .text("<?xml version=\"1.0\"?>\n" + DASH)
                        .refused(415),
                file("sdp", "clip.mp4").text("v=0\n" + SDP).refused(415),
                file("asx", "clip.wmv")
                        .mime("video/x-ms-wmv")
                        .text("<asx version=\"3.0\"><entry><ref href=\"{canary}/v.wmv\"/></entry></asx>")
                        .refused(415),
                file("asf-reference", "clip.wmv")
                        .mime("video/x-ms-wmv")
                        .text("[Reference]\r\nRef1={canary}/v.wmv\r\n")
                        .refused(415),
                file("ffmetadata", "clip.mp4").text(";FFMETADATA1\ntitle=x\n").refused(415),
                file("svg", "clip.mp4")
                        .text("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"{canary}/i.png\"/></svg>")
                        .refused(415));
    }

    /** Starts with the magic bytes of a container. */
    private static List<MediaInput> disguised() {
        return List.of(
                file("dash-as-mov", "clip.mov")
                        .says("bytes 5 to 8 spell a box")
                        .mime("video/quicktime")
                        .text("    free" + DASH)
                        .fails(FailReason.UNSUPPORTED_FORMAT),
                file("sdp-as-mov", "clip.mov")
                        .says("bytes 5 to 8 spell a box")
                        .mime("video/quicktime")
                        .text("v=0\nwide=1\n" + SDP)
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("hls-behind-ftyp", "clip.mp4")
                        .bytes(
                                "hls behind ftyp",
                                tools -> Bytes.joined(
                                        Boxes.fileType(), Bytes.ascii(HLS.formatted(tools.canary() + "/s.ts"))))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("hls-in-mdat", "clip.mp4")
                        .bytes(
                                "hls in mdat",
                                tools -> Bytes.joined(
                                        Boxes.fileType(),
                                        Boxes.box("mdat", Bytes.ascii(HLS.formatted(tools.canary() + "/s.ts")))))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("hls-as-avi", "clip.avi")
                        .mime("video/x-msvideo")
                        .text("RIFF\1\2\0\0AVI " + HLS.formatted("{canary}/s.ts"))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("hls-behind-asf", "clip.wmv")
                        .mime("video/x-ms-wmv")
                        .bytes(
                                "hls behind asf",
                                tools -> Bytes.joined(
                                        Nested.hex("3026B2758E66CF11A6D900AA0062CE6C"),
                                        Bytes.ascii(HLS.formatted(tools.canary() + "/s.ts"))))
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("name-is-an-option", "-i.mp4")
                        .says("only the name is hostile")
                        .text("x")
                        .refused(415),
                file("name-is-a-protocol", "concat:http:%2f%2f127.0.0.1|x.mp4")
                        .says("only the name is hostile")
                        .text("x")
                        .refused(415));
    }

    private static List<MediaInput> inContainers() {
        return List.of(
                file("dref-url", "clip.mov")
                        .says("the media lies on a server")
                        .mime("video/quicktime")
                        .bytes(
                                "dref url 2",
                                tools -> ForgedMovie.of("jpeg", new byte[0])
                                        .times(30)
                                        .elsewhere("url ", tools.canary() + "/v.mov")
                                        .bytes())
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("dref-file", "clip.mov")
                        .says("the media lies in a file of ours")
                        .mime("video/quicktime")
                        .bytes(
                                "dref file 1",
                                tools -> ForgedMovie.of("raw ", new byte[0])
                                        .size(16, 16)
                                        .claims(30, 100)
                                        .timing(600, 30, 20)
                                        .elsewhere("url ", "file:///etc/passwd")
                                        .bytes())
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("dref-alias", "clip.mov")
                        .says("the media lies in another file, as QuickTime says it")
                        .mime("video/quicktime")
                        .bytes(
                                "dref alis 2",
                                tools -> ForgedMovie.of("jpeg", new byte[0])
                                        .times(30)
                                        .elsewhere("alis", "/etc/passwd")
                                        .bytes())
                        .fails(FailReason.SOURCE_UNREADABLE),
                file("reference-movie", "clip.mov")
                        .says("a movie that is only a pointer")
                        .mime("video/quicktime")
                        .bytes(
                                "rmra 1",
                                tools -> Bytes.joined(
                                        Boxes.quickTime(),
                                        Boxes.box(
                                                "moov",
                                                Boxes.box(
                                                        "rmra",
                                                        Boxes.box(
                                                                "rmda",
                                                                Boxes.box(
                                                                        "rdrf",
                                                                        Boxes.number(0),
                                                                        Bytes.ascii("url "),
                                                                        Boxes.number(64),
                                                                        Bytes.ascii(tools.canary() + "/v.mov\0")))))))
                        .fails(FailReason.SOURCE_UNREADABLE),
                subtitlesWithPlaylist());
    }

    private static MediaInput subtitlesWithPlaylist() {
        MediaInput clip = Clip.avi("avi-subtitles-hls")
                .says("a playlist in the subtitles of an AVI")
                .floor(0)
                .ready();
        Recipe recipe = new WithCanary(clip.recipe());
        return new MediaInput(clip.name(), clip.says(), clip.fileName(), clip.mime(), -1, recipe, clip.expected());
    }

    /** A clip by ffmpeg, with an addition that names the canary. */
    private record WithCanary(Recipe clip) implements Recipe {

        @Override
        public String declaration(Tools tools) {
            return clip.declaration(tools) + " GAB2 " + tools.canary();
        }

        @Override
        public void make(java.nio.file.Path file, Tools tools) throws java.io.IOException, InterruptedException {
            clip.make(file, tools);
            byte[] bytes = java.nio.file.Files.readAllBytes(file);
            String playlist = HLS.formatted(tools.canary() + "/segment.ts");
            java.nio.file.Files.write(file, Nested.withSubtitles(bytes, playlist));
        }
    }
}
