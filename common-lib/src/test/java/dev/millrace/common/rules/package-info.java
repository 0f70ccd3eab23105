/** Architecture rules that every service runs over its own classes. */
@NullMarked
package dev.millrace.common.rules;

import org.jspecify.annotations.NullMarked;
