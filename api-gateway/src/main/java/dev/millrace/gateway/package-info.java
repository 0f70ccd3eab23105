/** The only public entry: routes, verifies tokens, enforces limits, and documents the API. */
@NullMarked
package dev.millrace.gateway;

import org.jspecify.annotations.NullMarked;
