/** PostgreSQL on this machine: the real server, from an unpacked binary. */
@NullMarked
package dev.millrace.local.cloud.database;

import org.jspecify.annotations.NullMarked;
