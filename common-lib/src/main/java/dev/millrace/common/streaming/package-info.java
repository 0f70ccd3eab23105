/**
 * The formats that players read, as values that write and read themselves: HLS playlists, DASH manifests, WebVTT and the boxes
 * of MP4. Pure, of the JDK alone.
 */
@NullMarked
package dev.millrace.common.streaming;

import org.jspecify.annotations.NullMarked;
