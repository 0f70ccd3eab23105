/** Signed calls between services, after Standard Webhooks: sign, verify, rotate. */
@NullMarked
package dev.millrace.common.signature;

import org.jspecify.annotations.NullMarked;
