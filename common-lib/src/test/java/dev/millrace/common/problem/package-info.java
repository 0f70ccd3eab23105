/** What refusals must say. */
@NullMarked
package dev.millrace.common.problem;

import org.jspecify.annotations.NullMarked;
