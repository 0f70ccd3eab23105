/** Starts the suite once per test run like a user, and calls its API like an app. */
@NullMarked
package dev.millrace.blackbox.suite;

import org.jspecify.annotations.NullMarked;
