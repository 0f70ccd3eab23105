/** Starts the parts side by side in one JVM, keeps their secrets and ports, and stops them. */
@NullMarked
package dev.millrace.local.cloud.embedded;

import org.jspecify.annotations.NullMarked;
