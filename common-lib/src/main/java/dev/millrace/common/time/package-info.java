/** Which clock applies: the database's between processes, a monotonic one within a process, the host's for neither. */
@NullMarked
package dev.millrace.common.time;

import org.jspecify.annotations.NullMarked;
