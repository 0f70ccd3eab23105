/** Child processes: start, supervise, stop in order, and never leave behind. */
@NullMarked
package dev.millrace.local.process;

import org.jspecify.annotations.NullMarked;
