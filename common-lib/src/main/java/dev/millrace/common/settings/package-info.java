/** Constraints that settings records have beside those of Bean Validation. */
@NullMarked
package dev.millrace.common.settings;

import org.jspecify.annotations.NullMarked;
