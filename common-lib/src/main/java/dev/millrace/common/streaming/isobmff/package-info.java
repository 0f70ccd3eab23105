/** Boxes of ISO base media files (ISO 14496-12). */
@NullMarked
package dev.millrace.common.streaming.isobmff;

import org.jspecify.annotations.NullMarked;
