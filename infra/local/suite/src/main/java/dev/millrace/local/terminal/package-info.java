/** What a person reads: lines, progress, tables, sizes; colour and movement only on a terminal. */
@NullMarked
package dev.millrace.local.terminal;

import org.jspecify.annotations.NullMarked;
