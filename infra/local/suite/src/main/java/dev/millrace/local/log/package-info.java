/** The log files of the suite as a person reads them. */
@NullMarked
package dev.millrace.local.log;

import org.jspecify.annotations.NullMarked;
