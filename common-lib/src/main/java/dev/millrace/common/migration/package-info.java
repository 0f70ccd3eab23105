/** How the database schema of a service comes about: at its start, or by a run of its own. */
@NullMarked
package dev.millrace.common.migration;

import org.jspecify.annotations.NullMarked;
