/** Keyset pagination: pages and the cursors between them. */
@NullMarked
package dev.millrace.common.page;

import org.jspecify.annotations.NullMarked;
