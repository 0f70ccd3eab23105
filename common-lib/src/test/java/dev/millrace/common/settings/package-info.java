/** Holds the settings of a module to a table of its keys. */
@NullMarked
package dev.millrace.common.settings;

import org.jspecify.annotations.NullMarked;
