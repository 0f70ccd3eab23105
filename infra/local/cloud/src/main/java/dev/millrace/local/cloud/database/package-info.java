/** PostgreSQL on this machine: the real server, as an unpacked binary. */
@NullMarked
package dev.millrace.local.cloud.database;

import org.jspecify.annotations.NullMarked;
