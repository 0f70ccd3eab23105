/** Rejects requests under foreign host names. */
@NullMarked
package dev.millrace.local.cloud.host;

import org.jspecify.annotations.NullMarked;
