package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.SourcePackets;
import dev.millrace.worker.probe.SourcePackets.Group;
import dev.millrace.worker.probe.VideoStream;
import java.util.BitSet;
import java.util.List;

/**
 * Whether a source's own stream may stand among encoded renditions: every device plays it, players can switch to it and from
 * it, and it asks for no more of the network. Pure.
 */
final class Copying {

    private static final List<String> PROFILES = List.of("Constrained Baseline", "Main", "High");
    private static final int HIGHEST_LEVEL = 42;
    private static final double AT_ONCE = 0.001;

    /** Above the cap, on average: one tenth is not worth a whole encode. */
    private static final double AVERAGE_ALLOWANCE = 1.1;

    /** Above the cap, in one segment: what our own rate control may spend in six seconds out of a full buffer. */
    private static final double PEAK_ALLOWANCE = 1.25;

    private final SourceFacts facts;
    private final List<Rendition> renditions;
    private final Rendition top;
    private final int capKbps;

    Copying(SourceFacts facts, Plan plan) {
        this.facts = facts;
        this.renditions = plan.renditions();
        this.top = renditions.get(0);
        this.capKbps = LadderRung.of(top).capKbps(top.width() * top.height(), FrameRates.isHigh(top.frameRate()));
    }

    /** At which its frames should come. */
    Rational frameRate() {
        return top.frameRate();
    }

    /** By what the header says; a source as small as the smallest rendition is encoded in no time. */
    boolean isPossible() {
        return renditions.size() > 1 && isPlayedEverywhere() && isTheTop() && beginsAtZero();
    }

    private boolean isPlayedEverywhere() {
        VideoStream picture = facts.picture();
        return facts.file().name().startsWith("mov")
                && facts.videoCodec().equals("h264")
                && PROFILES.contains(picture.profile())
                && picture.level() > 0
                && picture.level() <= HIGHEST_LEVEL
                && picture.color().isPlain()
                && !facts.mayBeInterlaced();
    }

    private boolean isTheTop() {
        return facts.picture().isAsStored()
                && facts.displayWidth() == top.width()
                && facts.displayHeight() == top.height()
                && facts.picture().bitrateBps() <= capKbps * 1000 * AVERAGE_ALLOWANCE;
    }

    private boolean beginsAtZero() {
        return Math.abs(facts.file().startSeconds()) < AT_ONCE
                && Math.abs(facts.picture().startSeconds()) < AT_ONCE;
    }

    /** By its packets. */
    boolean isFit(SourcePackets packets) {
        return hasKeyFramesWhereSegmentsBegin(packets)
                && packets.groups().stream().allMatch(group -> group.frames() <= top.gopFrames())
                && isAsLongAsItSays(packets)
                && isAffordable(packets);
    }

    private boolean hasKeyFramesWhereSegmentsBegin(SourcePackets packets) {
        BitSet keys = new BitSet();
        packets.groups().forEach(group -> keys.set(group.firstFrame()));
        for (int frame = 0; frame < packets.frames(); frame += Plan.segmentFrames(top)) {
            if (!keys.get(frame)) {
                return false;
            }
        }
        return true;
    }

    /** why: an edit list may show only part of what is stored, and a copy would show all of it. */
    private boolean isAsLongAsItSays(SourcePackets packets) {
        return Math.abs(seconds(packets.frames()) - facts.durationSeconds()) < 0.1;
    }

    private boolean isAffordable(SourcePackets packets) {
        int segments = 1 + (packets.frames() - 1) / Plan.segmentFrames(top);
        long[] bytes = new long[segments];
        packets.groups().forEach(group -> bytes[segment(group)] += group.bytes());
        long whole = 0;
        for (int segment = 0; segment < segments; segment++) {
            whole += bytes[segment];
            int frames = Math.min(Plan.segmentFrames(top), packets.frames() - segment * Plan.segmentFrames(top));
            // why: a short rest is loaded with the segment before it
            boolean isRest = frames < Plan.segmentFrames(top) / 2 && segments > 1;
            if (!isRest && kbps(bytes[segment], frames) > capKbps * PEAK_ALLOWANCE) {
                return false;
            }
        }
        return kbps(whole, packets.frames()) <= capKbps * AVERAGE_ALLOWANCE;
    }

    private int segment(Group group) {
        return group.firstFrame() / Plan.segmentFrames(top);
    }

    private double kbps(long bytes, int frames) {
        return bytes * 8 / 1000.0 / seconds(frames);
    }

    private double seconds(int frames) {
        return frames / top.frameRate().value();
    }
}
