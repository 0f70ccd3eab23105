/** Captions of a video that plays: WebVTT in, subtitle renditions of its HLS and DASH output. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "asset", "playback", "retention", "storage", "video"})
package dev.millrace.video.captions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
