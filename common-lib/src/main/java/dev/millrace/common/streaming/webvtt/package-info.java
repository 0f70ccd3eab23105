/** Timed text (W3C WebVTT). */
@NullMarked
package dev.millrace.common.streaming.webvtt;

import org.jspecify.annotations.NullMarked;
