/** What writers and readers of the formats are held to, in every module's tests. */
@NullMarked
package dev.millrace.common.streaming;

import org.jspecify.annotations.NullMarked;
