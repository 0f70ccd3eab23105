/** Signed calls between services according to Standard Webhooks: sign, verify, rotate. */
@NullMarked
package dev.millrace.common.signature;

import org.jspecify.annotations.NullMarked;
