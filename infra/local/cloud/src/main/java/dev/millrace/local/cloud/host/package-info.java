/** Answers to this machine's own names only. */
@NullMarked
package dev.millrace.local.cloud.host;

import org.jspecify.annotations.NullMarked;
