/** The demo in containers: {@code docker compose} with three workers, of which one is killed, and a database that goes away. */
@NullMarked
package dev.millrace.local.compose;

import org.jspecify.annotations.NullMarked;
