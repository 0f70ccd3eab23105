/** Tools for tests that look into the database. */
@NullMarked
package dev.millrace.common.database;

import org.jspecify.annotations.NullMarked;
