/** What a client of Millrace does: calls the public API, sends parts to storage, fetches streams from the edge. */
@NullMarked
package dev.millrace.local.client;

import org.jspecify.annotations.NullMarked;
