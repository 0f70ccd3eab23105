/** Shared by all commands that start a suite: options, the running suite, exit codes and discovery. */
@NullMarked
package dev.millrace.local.command;

import org.jspecify.annotations.NullMarked;
