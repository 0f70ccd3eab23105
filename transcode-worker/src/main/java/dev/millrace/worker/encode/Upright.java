package dev.millrace.worker.encode;

import dev.millrace.worker.probe.Geometry;
import dev.millrace.worker.probe.Turn;
import dev.millrace.worker.probe.VideoStream;
import java.util.List;

/**
 * Takes of a decoded picture what is to be shown, and turns it. ffmpeg would do some of it by itself, by what it finds in the
 * container or in the stream; that is off, so that all renditions are what the plan was made for. Pure.
 */
final class Upright {

    /** Options of the input. */
    static final List<String> NO_GUESSES = List.of("-noautorotate", "-apply_cropping", "codec");

    private Upright() {}

    /** Filters, each with a comma behind it. */
    static String filters(VideoStream picture) {
        if (picture.isAsStored()) {
            return "";
        }
        // why: what the frames still carry would turn the output once more
        String forget = "sidedata=mode=delete:type=DISPLAYMATRIX,";
        return crop(picture.geometry()) + turn(picture.geometry().turn()) + forget;
    }

    private static String crop(Geometry geometry) {
        return geometry.isCropped()
                ? "crop=iw-%d:ih-%d:%d:%d:exact=1,"
                        .formatted(
                                geometry.left() + geometry.right(),
                                geometry.top() + geometry.bottom(),
                                geometry.left(),
                                geometry.top())
                : "";
    }

    private static String turn(Turn turn) {
        return switch (turn) {
            case NONE -> "";
            case CLOCKWISE -> "transpose=clock,";
            case HALF -> "hflip,vflip,";
            case COUNTERCLOCKWISE -> "transpose=cclock,";
            case MIRRORED -> "hflip,";
            case FLIPPED -> "vflip,";
            case TRANSPOSED -> "transpose=cclock_flip,";
            case ANTITRANSPOSED -> "transpose=clock_flip,";
        };
    }
}
