/** The commands of {@code ./millrace}: their options, what they print, their exit codes. */
@NullMarked
package dev.millrace.local.launcher;

import org.jspecify.annotations.NullMarked;
