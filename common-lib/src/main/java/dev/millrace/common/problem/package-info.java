/** The error catalogue: every code that a client can receive, as RFC 9457 problem details. */
@NullMarked
package dev.millrace.common.problem;

import org.jspecify.annotations.NullMarked;
