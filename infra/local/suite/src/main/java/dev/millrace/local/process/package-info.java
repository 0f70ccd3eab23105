/** Child processes: started, watched, stopped in order, and never left behind. */
@NullMarked
package dev.millrace.local.process;

import org.jspecify.annotations.NullMarked;
