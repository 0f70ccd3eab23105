package dev.millrace.worker.probe;

import java.util.List;

/**
 * How the picture's packets lie in a file whose frames come at a constant rate and in closed groups.
 *
 * @param frames how many there are
 * @param groups from key frame to key frame, in their order; not empty
 */
public record SourcePackets(int frames, List<Group> groups) {

    public SourcePackets {
        groups = List.copyOf(groups);
    }

    /**
     * A key frame and all frames up to the next one.
     *
     * @param firstFrame number of the key frame, from 0
     * @param frames how many, with the key frame
     * @param bytes of all of them
     */
    public record Group(int firstFrame, int frames, long bytes) {}
}
