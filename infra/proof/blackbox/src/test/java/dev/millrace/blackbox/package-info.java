/** The whole running suite, seen from outside: real processes, real HTTP, nothing known of their insides. */
@NullMarked
package dev.millrace.blackbox;

import org.jspecify.annotations.NullMarked;
