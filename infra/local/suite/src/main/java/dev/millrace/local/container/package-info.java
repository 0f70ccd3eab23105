/** The cloud in a container, for {@code docker-compose.yml}: it tells the services of the other containers what they need. */
@NullMarked
package dev.millrace.local.container;

import org.jspecify.annotations.NullMarked;
