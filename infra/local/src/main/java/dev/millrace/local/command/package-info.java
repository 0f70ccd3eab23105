/** The commands of {@code ./millrace}: their options, what they print, their exit codes. */
@NullMarked
package dev.millrace.local.command;

import org.jspecify.annotations.NullMarked;
