/** Spring Boot auto-configuration of what every service has alike; a service only depends on this library. */
@NullMarked
package dev.millrace.common.autoconfigure;

import org.jspecify.annotations.NullMarked;
