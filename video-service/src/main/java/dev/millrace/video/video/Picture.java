package dev.millrace.video.video;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Length and display size of a READY video, in seconds and pixels. */
@Embeddable
public record Picture(
        @Column(name = "duration_seconds") Double durationSeconds,
        @Column(name = "width") Integer width,
        @Column(name = "height") Integer height) {}
