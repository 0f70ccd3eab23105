/** The suite's log files, formatted for reading. */
@NullMarked
package dev.millrace.local.log;

import org.jspecify.annotations.NullMarked;
