/** The commands of {@code ./millrace}: options, output and exit codes. */
@NullMarked
package dev.millrace.local.launcher;

import org.jspecify.annotations.NullMarked;
