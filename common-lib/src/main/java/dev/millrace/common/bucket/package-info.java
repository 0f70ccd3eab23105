/** The media bucket: which it is, how its client is built, and what the client's failures mean. */
@NullMarked
package dev.millrace.common.bucket;

import org.jspecify.annotations.NullMarked;
