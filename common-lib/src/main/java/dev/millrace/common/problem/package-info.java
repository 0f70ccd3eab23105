/** The error catalogue: every code a client can meet, as RFC 9457 problem details. */
@NullMarked
package dev.millrace.common.problem;

import org.jspecify.annotations.NullMarked;
