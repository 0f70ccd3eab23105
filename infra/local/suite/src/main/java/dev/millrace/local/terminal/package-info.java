/** Terminal output: lines, progress, tables, sizes; colour and progress updates only on a terminal. */
@NullMarked
package dev.millrace.local.terminal;

import org.jspecify.annotations.NullMarked;
