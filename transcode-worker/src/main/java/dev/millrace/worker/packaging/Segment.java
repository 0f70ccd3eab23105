package dev.millrace.worker.packaging;

import java.nio.file.Path;
import java.util.List;

/** One media segment file; it has at least one fragment. */
record Segment(Path file, long size, List<Fragment> fragments) {

    Segment {
        fragments = List.copyOf(fragments);
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    long start() {
        return fragments.get(0).decodeTime();
    }

    long duration() {
        return fragments.stream().mapToLong(Fragment::duration).sum();
    }

    int samples() {
        return fragments.stream().mapToInt(Fragment::samples).sum();
    }
}
