package dev.millrace.proof.matrix.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Detects the onsets of flashes and beeps, and their drift. Pure. */
final class Onsets {

    /** A value at a time. */
    record Sample(double seconds, double value) {}

    private static final double BEEP_LEVEL = 0.25;
    private static final double QUIET_SECONDS = 0.15;
    /** Onsets further apart belong to different flashes. */
    private static final double REACH_SECONDS = 0.45;

    private Onsets() {}

    /** Times at which brightness rises above the middle of its range; empty when the range is too small. */
    static List<Double> flashes(List<Sample> brightness) {
        double low = brightness.stream().mapToDouble(Sample::value).min().orElse(0);
        double high = brightness.stream().mapToDouble(Sample::value).max().orElse(0);
        List<Double> onsets = new ArrayList<>();
        if (high - low < 30) {
            return onsets;
        }
        boolean wasBright = true;
        for (Sample sample : brightness) {
            boolean isBright = sample.value > (low + high) / 2;
            if (isBright && !wasBright) {
                onsets.add(sample.seconds);
            }
            wasBright = isBright;
        }
        return onsets;
    }

    /** Times at which sound starts after silence, in mono 16-bit samples. */
    static List<Double> beeps(short[] pcm, int sampleRate) {
        double peak = 0;
        for (short value : pcm) {
            peak = Math.max(peak, Math.abs((int) value));
        }
        List<Double> onsets = new ArrayList<>();
        double lastLoud = -1;
        for (int i = 0; i < pcm.length; i++) {
            if (peak > 300 && Math.abs((int) pcm[i]) > peak * BEEP_LEVEL) {
                double now = i / (double) sampleRate;
                if (now - lastLoud > QUIET_SECONDS) {
                    onsets.add(now);
                }
                lastLoud = now;
            }
        }
        return onsets;
    }

    /**
     * Largest change of the offset between sound and picture from source to output; empty when there is nothing to compare.
     */
    static OptionalDouble drift(List<Double> sourceLags, List<Double> outputLags) {
        if (sourceLags.isEmpty() || outputLags.isEmpty()) {
            return OptionalDouble.empty();
        }
        double worst = 0;
        for (int i = 0; i < Math.min(sourceLags.size(), outputLags.size()); i++) {
            worst = Math.max(worst, Math.abs(outputLags.get(i) - sourceLags.get(i)));
        }
        return OptionalDouble.of(worst);
    }

    /** Delay of each flash's beep; flashes without a beep are left out. */
    static List<Double> lags(List<Double> flashes, List<Double> beeps) {
        List<Double> lags = new ArrayList<>();
        for (double flash : flashes) {
            beeps.stream()
                    .map(beep -> beep - flash)
                    .filter(lag -> Math.abs(lag) < REACH_SECONDS)
                    .min((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
                    .ifPresent(lags::add);
        }
        return lags;
    }
}
