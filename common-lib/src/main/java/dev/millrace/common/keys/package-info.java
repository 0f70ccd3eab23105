/** The layout of object keys in the media bucket: nobody else spells a key. */
@NullMarked
package dev.millrace.common.keys;

import org.jspecify.annotations.NullMarked;
