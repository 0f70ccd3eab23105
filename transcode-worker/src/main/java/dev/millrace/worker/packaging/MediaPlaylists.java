package dev.millrace.worker.packaging;

import dev.millrace.common.streaming.hls.MediaPlaylist;
import dev.millrace.common.streaming.hls.MediaPlaylist.Content;
import dev.millrace.common.streaming.hls.MediaSegment;
import dev.millrace.common.streaming.hls.MediaSegment.ByteRange;
import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.List;

/** The playlists of one stream. Pure. */
final class MediaPlaylists {

    private static final String INIT = "init.mp4";

    private MediaPlaylists() {}

    /** @param targetSeconds one value for all streams of a video */
    static MediaPlaylist segments(Track track, int targetSeconds) {
        List<MediaSegment> segments = track.segments().stream()
                .map(segment -> MediaSegment.ofMedia(track.seconds(segment.duration()), segment.name()))
                .toList();
        return new MediaPlaylist(targetSeconds, Content.MEDIA, INIT, segments);
    }

    /** One byte range per group of pictures: its moof and its key frame, for fast forward and previews. */
    static MediaPlaylist keyFrames(Track track, int targetSeconds) {
        List<MediaSegment> keyFrames = track.segments().stream()
                .flatMap(segment -> segment.fragments().stream().map(fragment -> keyFrame(track, segment, fragment)))
                .toList();
        return new MediaPlaylist(targetSeconds, Content.KEY_FRAMES, INIT, keyFrames);
    }

    private static MediaSegment keyFrame(Track track, Segment segment, Fragment fragment) {
        return MediaSegment.ofKeyFrame(
                track.seconds(fragment.duration()),
                new ByteRange(fragment.keyFrameSize(), fragment.offset()),
                segment.name());
    }
}
