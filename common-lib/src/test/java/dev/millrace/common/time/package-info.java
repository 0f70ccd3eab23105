/** Tests of the time that counts. */
@NullMarked
package dev.millrace.common.time;

import org.jspecify.annotations.NullMarked;
