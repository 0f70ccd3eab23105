/**
 * Which sources Millrace accepts: containers by declared type and first bytes, and the size limit; and how texts are
 * compressed.
 */
@NullMarked
package dev.millrace.common.media;

import org.jspecify.annotations.NullMarked;
