/** Operators' commands and their output. */
@NullMarked
package dev.millrace.local.operations;

import org.jspecify.annotations.NullMarked;
