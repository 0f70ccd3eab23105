/** Spring Boot auto-configuration shared by all services; a service only needs this dependency. */
@NullMarked
package dev.millrace.common.autoconfigure;

import org.jspecify.annotations.NullMarked;
