/** Starts the parts in parallel in one JVM, stores their secrets and ports, and stops them. */
@NullMarked
package dev.millrace.local.cloud.embedded;

import org.jspecify.annotations.NullMarked;
