/** Whose time counts: the database's for what processes compare, an even one within a process, the host's for neither. */
@NullMarked
package dev.millrace.common.time;

import org.jspecify.annotations.NullMarked;
