package dev.millrace.worker.packaging;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.Tracks;
import dev.millrace.worker.verify.VerifiedOutput.AudioOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import org.jspecify.annotations.Nullable;

/** Renditions of a video of 13 seconds. */
final class Renditions {

    static final Rational NTSC = new Rational(30000, 1001);
    static final AudioOutput STEREO = new AudioOutput(new AudioRendition("audio", 2, 128), Tracks.sound(13.013, 340));
    static final AudioOutput MONO = new AudioOutput(new AudioRendition("audio-mono", 1, 48), Tracks.sound(13.013, 128));

    private Renditions() {}

    static Picture picture(String label, int width, int height, Rational rate, @Nullable String sound, int bytes) {
        int frames = (int) Math.round(13.013 * rate.value());
        Track track = Tracks.picture(width, height, rate, frames, bytes);
        return new Picture(new Rendition(label, width, height, rate, 1000, false, sound), track);
    }
}
