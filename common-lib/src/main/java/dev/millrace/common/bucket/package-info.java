/** The media bucket: which it is, and how patient its client is. */
@NullMarked
package dev.millrace.common.bucket;

import org.jspecify.annotations.NullMarked;
