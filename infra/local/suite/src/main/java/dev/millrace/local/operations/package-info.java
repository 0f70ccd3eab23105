/** What operators command from a terminal, and how it is told. */
@NullMarked
package dev.millrace.local.operations;

import org.jspecify.annotations.NullMarked;
