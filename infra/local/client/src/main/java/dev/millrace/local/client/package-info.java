/** A client of Millrace: calls the public API, uploads parts to storage, fetches streams from the edge. */
@NullMarked
package dev.millrace.local.client;

import org.jspecify.annotations.NullMarked;
