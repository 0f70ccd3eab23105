/** Which sources Millrace takes: containers by declared type and by their first bytes, and the size limit; and how its texts are packed. */
@NullMarked
package dev.millrace.common.media;

import org.jspecify.annotations.NullMarked;
