package dev.millrace.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.Sources;
import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.InitSegment;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.Tracks;
import dev.millrace.worker.verify.VerifiedOutput.AudioOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputVerifierTest {

    private static final Rational PAL = new Rational(25, 1);
    private static final Rational PAL50 = new Rational(50, 1);
    private static final Picture SD = encoded("480p", 854, 480, PAL, 325);
    private static final AudioOutput SOUND = sound(13);

    @Test
    void rungsOfOneRateAreAlignedFrameByFrame() {
        assertGood(List.of(encoded("720p", 1280, 720, PAL, 325), SD));
        assertBroken(List.of(encoded("720p", 1280, 720, PAL, 324), SD), "325 frames instead of 324");
    }

    @Test
    void aTopRungOfTwiceTheRateIsAlignedByTime() {
        assertGood(List.of(encoded("1080p", 1920, 1080, PAL50, 650), SD));
        assertBroken(List.of(encoded("1080p", 1920, 1080, PAL50, 600), SD), "segments instead of 2");
    }

    @Test
    void aSegmentThatBeginsElsewhereIsFound() {
        Picture moved = new Picture(
                rendition("720p", 1280, 720, PAL, false),
                Tracks.changed(track(1280, 720, PAL, 325), 1, fragment -> at(fragment, fragment.decodeTime() + 512)));

        assertBroken(List.of(moved, SD), "segment 2 begins at 6");
    }

    @Test
    void aFragmentWithoutAKeyFrameIsFound() {
        Picture late = new Picture(SD.rendition(), Tracks.changed(SD.track(), 1, OutputVerifierTest::withoutKeyFrame));

        assertBroken(List.of(late), "without a key frame");
    }

    @Test
    void aPictureOfAnotherSizeIsFound() {
        assertBroken(
                List.of(new Picture(rendition("720p", 1280, 720, PAL, false), SD.track())), "854 x 480 instead of");
        assertBroken(List.of(new Picture(rendition("480p", 852, 480, PAL, false), SD.track())), "854 x 480 instead of");
        assertBroken(List.of(new Picture(rendition("480p", 854, 482, PAL, false), SD.track())), "854 x 480 instead of");
    }

    @Test
    void aTopRungOfTwiceTheRateEndsWithTheOthers() {
        assertBroken(List.of(SD, encoded("1080p", 1920, 1080, PAL50, 640)), "it lasts 0.200 s more or less");
    }

    @Test
    void aPictureOfAnotherRateIsFound() {
        assertBroken(List.of(encoded("480p", 854, 480, PAL, track(854, 480, PAL50, 650))), "650 frames instead of 325");
    }

    @Test
    void aPresentationThatBeginsLaterIsFound() {
        InitSegment init = SD.track().init();
        InitSegment shifted = new InitSegment(
                true,
                init.timescale(),
                init.codec(),
                init.width(),
                init.height(),
                init.defaultSampleFlags(),
                1024,
                init.digest());

        assertBroken(
                List.of(new Picture(
                        SD.rendition(), new Track(shifted, SD.track().segments()))),
                "presentation begins at 1024");
    }

    @Test
    void aCopyMayCountItsTimeOtherwise() {
        Track counted = track(1920, 1080, new Rational(25_000, 1000), 325);

        assertGood(List.of(new Picture(rendition("1080p", 1920, 1080, PAL, true), counted), SD));
    }

    @Test
    void aCopyMayLackAFrameAndKeepARateOfItsOwn() {
        Track shorter = track(1920, 1080, PAL, 324);
        Track slower = track(1920, 1080, new Rational(244, 10), 49);
        Picture twoSeconds = encoded("480p", 854, 480, PAL, 50);

        assertGood(List.of(new Picture(rendition("1080p", 1920, 1080, PAL, true), shorter), SD));
        verify(
                List.of(new Picture(rendition("1080p", 1920, 1080, PAL, true), slower), twoSeconds),
                List.of(sound(2)),
                2);
    }

    @Test
    void aCopyThatDoesNotFitIsNoFailureOfTheVideo() {
        Picture copy = new Picture(rendition("1080p", 1920, 1080, PAL, true), track(1920, 1080, PAL, 300));

        assertThatExceptionOfType(CopyUnfit.class)
                .isThrownBy(() -> verify(List.of(copy, SD), List.of(SOUND), 13))
                .withMessageContaining("segments instead of 3")
                .satisfies(unfit -> assertThat(unfit.label()).isEqualTo("1080p"));
    }

    @Test
    void aSourceWhosePictureWasCutOffIsToBlame() {
        assertCutOff(List.of(SD), sound(15), 15, "The picture lasts 13.00 s of 15.00 s");
    }

    @Test
    void aSourceWhoseSoundWasCutOffIsToBlame() {
        assertCutOff(List.of(SD), sound(11), 13, "The sound lasts 11.0");
    }

    @Test
    void soundThatEndsWithThePictureIsGood() {
        verify(List.of(SD), List.of(sound(12.95), sound(13.04)), 13);
    }

    /** As many samples as the length has, but the muxer had to squeeze some of them: sound that came twice. */
    @Test
    void soundWhoseFramesDoNotMakeItsLengthIsFound() {
        AudioOutput squeezed = new AudioOutput(
                SOUND.sound(), Tracks.changed(SOUND.track(), 1, fragment -> crooked(fragment, 1024, 200)));
        AudioOutput stretched =
                new AudioOutput(SOUND.sound(), Tracks.changed(SOUND.track(), 0, fragment -> crooked(fragment, 0, 0)));

        assertBroken(List.of(SD), List.of(squeezed), "frames of 1024 samples do not make");
        assertBroken(List.of(SD), List.of(stretched), "frames of 1024 samples do not make");
    }

    @Test
    void theLastFrameOfSoundMayBeShorter() {
        Track sound = SOUND.track();
        int last = sound.segments().size() - 1;
        Track cut = Tracks.changed(sound, last, OutputVerifierTest::cut);

        verify(List.of(SD), List.of(new AudioOutput(SOUND.sound(), cut)), 13);
    }

    @Test
    void soundThatDriftedIsFound() {
        assertBroken(List.of(SD), List.of(sound(12.85)), "ends at 12.8");
        assertBroken(List.of(SD), List.of(sound(13.15)), "ends at 13.1");
    }

    @Test
    void aDamagedEndOfThePictureLeavesTheSoundItsLength() {
        verify(List.of(SD), List.of(sound(13.9)), 13.9);
    }

    @Test
    void soundMayBeAsShortAsASourceThatLacksSomeOfItsLastFrames() {
        verify(List.of(SD), List.of(sound(12.85)), 12.85);
        verify(List.of(SD), List.of(sound(12.4)), 12.4);
    }

    @Test
    void soundThatIsShorterThanSuchASourceIsFound() {
        assertBroken(List.of(SD), List.of(sound(12.7)), 12.85, "ends at 12.7");
        assertBroken(List.of(SD), List.of(sound(12)), 12, "ends at 12.0");
    }

    @Test
    void aSegmentLongerThanTheTargetIsFound() {
        Picture slow = new Picture(rendition("480p", 854, 480, PAL, true), SD.track());

        assertThatExceptionOfType(CopyUnfit.class)
                .isThrownBy(() -> OutputVerifier.verify(new VerifiedOutput(List.of(slow), List.of(), 4), source(13)))
                .withMessageContaining("a segment of 6.000 s");
    }

    @Test
    void lengthsAreRoundedBeforeTheyAreHeldAgainstTheTarget() {
        VerifiedOutput tooLong = new VerifiedOutput(List.of(encoded("480p", 854, 480, PAL, 140)), List.of(), 5);

        OutputVerifier.verify(
                new VerifiedOutput(List.of(encoded("480p", 854, 480, PAL, 135)), List.of(), 5), source(5.4));
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> OutputVerifier.verify(tooLong, source(5.6)))
                .withMessageContaining("a segment of 5.600 s");
    }

    @Test
    void aSegmentOfSoundLongerThanTheTargetIsFound() {
        // the end of the picture is lost, so that the sound alone is above the target
        Picture picture = encoded("480p", 854, 480, PAL, 75);
        VerifiedOutput output = new VerifiedOutput(List.of(picture), List.of(sound(3.8)), 3);

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> OutputVerifier.verify(output, source(3.8)))
                .withMessageContaining("Output audio is not whole: a segment of 3.8");
    }

    private static void assertCutOff(List<Picture> pictures, AudioOutput sound, double seconds, String message) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> verify(pictures, List.of(sound), seconds))
                .withMessageContaining(message)
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
                    assertThat(failure.isRetryable()).isFalse();
                });
    }

    private static void assertGood(List<Picture> pictures) {
        verify(pictures, List.of(SOUND), 13);
    }

    private static void assertBroken(List<Picture> pictures, String message) {
        assertBroken(pictures, List.of(SOUND), message);
    }

    private static void assertBroken(List<Picture> pictures, List<AudioOutput> audioRenditions, String message) {
        assertBroken(pictures, audioRenditions, 13, message);
    }

    private static void assertBroken(
            List<Picture> pictures, List<AudioOutput> audioRenditions, double sourceSeconds, String message) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> verify(pictures, audioRenditions, sourceSeconds))
                .withMessageContaining(message)
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(FailReason.TRANSCODE_ERROR);
                    assertThat(failure.isRetryable()).isTrue();
                });
    }

    private static void verify(List<Picture> pictures, List<AudioOutput> audioRenditions, double sourceSeconds) {
        OutputVerifier.verify(new VerifiedOutput(pictures, audioRenditions, 6), source(sourceSeconds));
    }

    private static SourceFacts source(double seconds) {
        return Sources.plain(seconds, "h264", 1920, 1080, PAL, false, null);
    }

    private static Picture encoded(String label, int width, int height, Rational rate, int frames) {
        return encoded(label, width, height, rate, track(width, height, rate, frames));
    }

    private static Picture encoded(String label, int width, int height, Rational rate, Track track) {
        return new Picture(rendition(label, width, height, rate, false), track);
    }

    private static Rendition rendition(String label, int width, int height, Rational rate, boolean isCopied) {
        return new Rendition(label, width, height, rate, 1000, isCopied, "audio");
    }

    private static Track track(int width, int height, Rational rate, int frames) {
        return Tracks.picture(width, height, rate, frames, 1000);
    }

    private static AudioOutput sound(double seconds) {
        return new AudioOutput(new AudioRendition("audio", 2, 128), Tracks.sound(seconds, 340));
    }

    private static Fragment at(Fragment fragment, long decodeTime) {
        return new Fragment(
                fragment.offset(),
                fragment.size(),
                decodeTime,
                fragment.duration(),
                fragment.samples(),
                true,
                fragment.keyFrameSize(),
                fragment.firstSampleSize(),
                fragment.evenTicks(),
                fragment.empty());
    }

    private static Fragment withoutKeyFrame(Fragment fragment) {
        return new Fragment(
                fragment.offset(),
                fragment.size(),
                fragment.decodeTime(),
                fragment.duration(),
                fragment.samples(),
                false,
                fragment.keyFrameSize(),
                fragment.firstSampleSize(),
                fragment.evenTicks(),
                fragment.empty());
    }

    private static Fragment cut(Fragment fragment) {
        return new Fragment(
                fragment.offset(),
                fragment.size(),
                fragment.decodeTime(),
                fragment.duration() - 600,
                fragment.samples(),
                true,
                fragment.keyFrameSize(),
                fragment.firstSampleSize(),
                fragment.evenTicks(),
                fragment.empty());
    }

    /** Lasts as long, but with a sample that is shorter than the others, or with more samples than that. */
    private static Fragment crooked(Fragment fragment, long evenTicks, int moreSamples) {
        return new Fragment(
                fragment.offset(),
                fragment.size(),
                fragment.decodeTime(),
                fragment.duration(),
                fragment.samples() + moreSamples,
                true,
                fragment.keyFrameSize(),
                fragment.firstSampleSize(),
                evenTicks,
                fragment.empty());
    }
}
