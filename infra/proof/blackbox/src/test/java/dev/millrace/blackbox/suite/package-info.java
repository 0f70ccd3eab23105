/** Starts the suite once per test run as a person would, and speaks its API as an app would. */
@NullMarked
package dev.millrace.blackbox.suite;

import org.jspecify.annotations.NullMarked;
