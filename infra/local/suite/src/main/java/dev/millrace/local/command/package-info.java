/** What every command that starts a suite shares: its options, the suite that it uses, its exit codes, and how it is found. */
@NullMarked
package dev.millrace.local.command;

import org.jspecify.annotations.NullMarked;
