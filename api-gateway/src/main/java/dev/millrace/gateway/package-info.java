/** The one public door: routes, verifies tokens, limits, and shows the API. */
@NullMarked
package dev.millrace.gateway;

import org.jspecify.annotations.NullMarked;
