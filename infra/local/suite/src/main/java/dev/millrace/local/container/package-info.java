/** The cloud in a container, for {@code docker-compose.yml}; it provides the settings of the services in other containers. */
@NullMarked
package dev.millrace.local.container;

import org.jspecify.annotations.NullMarked;
