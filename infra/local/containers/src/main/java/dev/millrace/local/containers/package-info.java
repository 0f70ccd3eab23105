/** The cloud in containers: PostgreSQL as RDS is, and all other parts from our own image. */
@NullMarked
package dev.millrace.local.containers;

import org.jspecify.annotations.NullMarked;
