/** Manifests of MPEG-DASH (ISO 23009-1). */
@NullMarked
package dev.millrace.common.streaming.dash;

import org.jspecify.annotations.NullMarked;
