/** Playlists of HTTP Live Streaming (RFC 8216). */
@NullMarked
package dev.millrace.common.streaming.hls;

import org.jspecify.annotations.NullMarked;
