/** Owns videos: their description, assets, status and playback URLs. */
@NullMarked
package dev.millrace.video;

import org.jspecify.annotations.NullMarked;
