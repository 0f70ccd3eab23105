/** Tests of the whole running suite from outside: real processes, real HTTP, no knowledge of internals. */
@NullMarked
package dev.millrace.blackbox;

import org.jspecify.annotations.NullMarked;
