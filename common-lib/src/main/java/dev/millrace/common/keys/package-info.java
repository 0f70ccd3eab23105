/** The layout of object keys in the media bucket, and the only place that builds a key. */
@NullMarked
package dev.millrace.common.keys;

import org.jspecify.annotations.NullMarked;
